import { NuqsAdapter } from 'nuqs/adapters/next/app';

export default function SuiteLayout({ children }: LayoutProps<'/suites/[slug]'>) {
  return <NuqsAdapter>{children}</NuqsAdapter>;
}
