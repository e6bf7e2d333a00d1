'use client';

import { usePathname } from 'next/navigation';

const LINKS = [
  { href: '/suites', label: 'Suites' },
  { href: '/compare', label: 'Compare' },
  { href: '/cost', label: 'Cost' },
  { href: '/formats', label: 'Formats' },
  { href: '/methodology', label: 'Methodology' },
  { href: '/api-docs', label: 'API' },
] as const;

/** The main pages; the one that is open, or that holds the open page, is marked. */
export function NavLinks() {
  const pathname = usePathname();
  return LINKS.map((link) => (
    <a
      key={link.href}
      href={link.href}
      {...(isWithin(pathname, link.href) ? { 'aria-current': 'page' as const } : {})}
    >
      {link.label}
    </a>
  ));
}

/** Runs belong to suites, though their addresses do not say so. */
function isWithin(pathname: string, href: string): boolean {
  if (href === '/suites' && pathname.startsWith('/runs/')) return true;
  return pathname === href || pathname.startsWith(`${href}/`);
}
