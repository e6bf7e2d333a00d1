import { Icon } from '@/components/ui/icon';
import { LinkButton } from '@/components/ui/link-button';
import { NavLinks } from './nav-links';
import { ThemeSwitch } from './theme-switch';

/** The mark, the main pages, the theme and the way to add results. On a phone pages and theme are in a menu. */
export function Header() {
  return (
    <header className="top">
      <div className="wrap">
        <a className="mark" href="/">
          <svg aria-hidden="true">
            <use href="#logo" />
          </svg>
          Benchlens
        </a>
        <nav className="nav" aria-label="Main">
          <NavLinks />
        </nav>
        <div className="right">
          <ThemeSwitch className="btn q" />
          <LinkButton href="/upload">
            <Icon name="upload" />
            Upload
          </LinkButton>
          <details className="drop menu-s">
            <summary className="btn icon">
              <Icon name="dots" label="Menu" />
            </summary>
            <div className="menu">
              <nav aria-label="Menu">
                <NavLinks />
              </nav>
              <hr />
              <ThemeSwitch className="" />
            </div>
          </details>
        </div>
      </div>
    </header>
  );
}
