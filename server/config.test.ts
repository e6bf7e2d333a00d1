import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ConfigError, isLoopbackName, readConfig } from './config';
import { findProjectRoot } from './project-root';

const root = mkdtempSync(path.join(tmpdir(), 'config-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});

describe('readConfig', () => {
  it('has a default for everything', () => {
    expect(readConfig({ NODE_ENV: 'test', BENCHLENS_ROOT: root }, '/')).toEqual({
      projectRoot: root,
      port: 3000,
      host: '127.0.0.1',
      isLoopback: false,
      databasePath: path.join(root, 'var/benchlens.db'),
      blobsPath: path.join(root, 'var/blobs'),
      frameAncestors: "'self'",
      maxUploadBytes: 4 * 1024 ** 3,
      logLevel: 'info',
    });
  });

  it.each([
    ['1000', 1000],
    ['512MiB', 512 * 1024 ** 2],
    ['2 GiB', 2 * 1024 ** 3],
    ['10MB', 10_000_000],
  ])('reads MAX_UPLOAD_BYTES=%s', (text, bytes) => {
    expect(
      readConfig({ NODE_ENV: 'test', BENCHLENS_ROOT: root, MAX_UPLOAD_BYTES: text }, '/').maxUploadBytes,
    ).toBe(bytes);
  });

  it('lists everything that is wrong, and keeps passwords to itself', () => {
    const read = () =>
      readConfig(
        {
          NODE_ENV: 'test',
          PORT: '70000',
          DATABASE_URL: 'postgres://user:secret@host/db',
          PUBLIC_URL: 'benchmarks.example.org',
          MAX_UPLOAD_BYTES: '5 ms',
          LOG_LEVEL: 'loud',
        },
        root,
      );
    expect(read).toThrow(ConfigError);
    try {
      read();
    } catch (cause) {
      const message = String((cause as Error).message);
      expect(message).toContain('PORT: expected a port number from 0 to 65535, found “70000”');
      expect(message).toContain('PostgreSQL is not supported yet; remove DATABASE_URL');
      expect(message).toContain('PUBLIC_URL: expected an address');
      expect(message).toContain('MAX_UPLOAD_BYTES: expected a size');
      expect(message).toContain('LOG_LEVEL: expected one of');
      expect(message).not.toContain('secret');
    }
  });

  it('knows from HOSTNAME whether the server is bound to loopback', () => {
    const isLoopback = (HOSTNAME: string) => readConfig({ NODE_ENV: 'test', HOSTNAME }, root).isLoopback;
    expect(isLoopback('127.0.0.1')).toBe(true);
    expect(isLoopback('0.0.0.0')).toBe(false);
    expect(isLoopback('')).toBe(false);
  });
});

describe('isLoopbackName', () => {
  it.each([
    ['localhost', true],
    ['LOCALHOST', true],
    ['127.0.0.53', true],
    ['[::1]', true],
    ['::1', true],
    ['127.0.0.1.example.org', false],
    ['localhost.example.org', false],
    ['10.0.0.1', false],
    ['', false],
  ])('%s: %s', (host, expected) => {
    expect(isLoopbackName(host)).toBe(expected);
  });
});

describe('findProjectRoot', () => {
  const project = path.join(root, 'project');
  const standalone = path.join(project, '.next', 'standalone');
  mkdirSync(path.join(standalone, 'deep'), { recursive: true });
  writeFileSync(path.join(project, 'package.json'), '{"name":"benchlens"}');
  writeFileSync(path.join(standalone, 'package.json'), '{"name":"benchlens"}');

  it('is the project around a standalone build', () => {
    expect(findProjectRoot({ NODE_ENV: 'test' }, standalone)).toBe(project);
  });

  it('is the nearest folder with our package.json', () => {
    expect(findProjectRoot({ NODE_ENV: 'test' }, path.join(standalone, 'deep'))).toBe(standalone);
  });

  it('is the working folder where no package.json is ours', () => {
    expect(findProjectRoot({ NODE_ENV: 'test' }, '/')).toBe('/');
  });

  it('is BENCHLENS_ROOT before all', () => {
    expect(findProjectRoot({ NODE_ENV: 'test', BENCHLENS_ROOT: '/elsewhere' }, standalone)).toBe(
      '/elsewhere',
    );
  });
});
