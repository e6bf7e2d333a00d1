import { Icon } from '@/components/ui/icon';

/** The way to the upload page, in the shape of what waits there. */
export function DropTeaser({ tools, moreFormats }: { tools: readonly string[]; moreFormats: number }) {
  return (
    <a className="dropz" href="/upload">
      <span className="dz">
        <Icon name="upload" />
        <b>Upload result files, or paste</b>
      </span>
      <span className="small muted">
        {tools.join(', ')}
        {moreFormats > 0 ? ` and ${moreFormats} more formats` : ''}. Nothing leaves this server.
      </span>
    </a>
  );
}
