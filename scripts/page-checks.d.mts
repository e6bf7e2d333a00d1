import type { Page } from 'playwright-core';

export const CHROMIUM_FLAGS: readonly string[];
export function collectComplaints(page: Page): string[];
export function findOverflow(page: Page): Promise<string[]>;
export function findAxeViolations(page: Page): Promise<string[]>;
