import { NuqsAdapter } from 'nuqs/adapters/next/app';

export default function CompareLayout({ children }: LayoutProps<'/compare'>) {
  return <NuqsAdapter>{children}</NuqsAdapter>;
}
