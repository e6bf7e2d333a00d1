import { LinkButton } from '@/components/ui/link-button';

/** Leads to the form that freezes the view at hand: the browser says which that is. */
export function FreezeLink() {
  return (
    <LinkButton kind="quiet" href="/r/new">
      Freeze
    </LinkButton>
  );
}
