import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { preload } from 'react-dom';
import { Footer } from '@/components/frame/footer';
import { Header } from '@/components/frame/header';
import { CompareTray } from '@/components/tray/compare-tray';
import { isTheme, THEME_COOKIE } from '@/components/frame/theme';
import { CloseMenus } from '@/components/ui/close-menus';
import { Sprite } from '@/components/ui/sprite';
import { VERSION } from '@/server/version';
import './globals.css';

// Every page reads the database. Without this, one that takes no parameters would be frozen as of the build.
export const dynamic = 'force-dynamic';

export const metadata: Metadata = {
  title: { default: 'Benchlens', template: '%s · Benchlens' },
  description:
    'Reads the result files of load tests and benchmarks, compares them with evidence, and says when nothing can be said.',
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#FCFBF7' },
    { media: '(prefers-color-scheme: dark)', color: '#151714' },
  ],
};

/** Header and footer around a page. The page brings its own `.wrap` blocks, since a strip spans the window. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  for (const font of ['newsreader-latin-wght-normal', 'source-sans-3-latin-wght-normal']) {
    preload(`/fonts/${font}.woff2`, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' });
  }
  const theme = (await cookies()).get(THEME_COOKIE)?.value;
  return (
    <html lang="en" {...(isTheme(theme) ? { 'data-theme': theme } : {})}>
      <body>
        <Sprite />
        <a className="skip" href="#main">
          Skip to content
        </a>
        <Header />
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <Footer version={VERSION} />
        <CompareTray />
        <CloseMenus />
      </body>
    </html>
  );
}
