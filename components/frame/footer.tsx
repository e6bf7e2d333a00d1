export function Footer({ version }: { version: string }) {
  return (
    <footer className="foot">
      <div className="wrap">
        <span>Benchlens {version}, self-hosted</span>
        <a href="/methodology">Methodology</a>
        <a href="/formats">Formats</a>
        <a href="/api-docs">API</a>
      </div>
    </footer>
  );
}
