import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';

/** One box for all ways in: files dropped anywhere on the page, chosen, or text pasted. */
export function DropZone({
  commandLine,
  onFiles,
}: {
  commandLine: string;
  onFiles: (files: readonly File[]) => void;
}) {
  const chooser = useRef<HTMLInputElement>(null);
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });
  // What was chosen before the script was there waits in the field.
  useEffect(() => takeChosen(chooser.current, latest.current), []);
  const isOver = useDroppedFiles(latest);

  return (
    <div className={isOver ? 'drp over' : 'drp'}>
      <PasteBox onText={(file) => onFiles([file])} />
      <div className="pick">
        <input
          ref={chooser}
          className="vh"
          id="files"
          type="file"
          multiple
          onChange={() => takeChosen(chooser.current, onFiles)}
        />
        <label className="btn" htmlFor="files">
          Choose files
        </label>
        <span className="small muted">
          or the command line: <code>{commandLine}</code>
        </span>
      </div>
    </div>
  );
}

function PasteBox({ onText }: { onText: (file: File) => void }) {
  const [text, setText] = useState('');
  const count = useRef(0);
  const take = () => {
    if (text.trim() === '') return;
    count.current += 1;
    onText(new File([text], `pasted-${count.current}.txt`, { type: 'text/plain' }));
    setText('');
  };
  return (
    <>
      <label className="lab" htmlFor="paste">
        Drop files here, choose, or paste
      </label>
      <textarea
        className="inp mono"
        id="paste"
        rows={4}
        spellCheck={false}
        placeholder="Paste a tool’s output, a table or JSON"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onPaste={(event) => {
          const files = [...event.clipboardData.files];
          if (files.length === 0) return;
          event.preventDefault();
          for (const file of files) onText(file);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) take();
        }}
      />
      {text.trim() === '' ? null : (
        <div className="pick">
          <Button kind="primary" onClick={take}>
            Check the text
          </Button>
          <span className="small muted">or press Ctrl and Enter</span>
        </div>
      )}
    </>
  );
}

/** Emptied afterwards, so that the same file can be chosen again. */
function takeChosen(field: HTMLInputElement | null, onFiles: (files: readonly File[]) => void): void {
  const files = [...(field?.files ?? [])];
  if (field === null || files.length === 0) return;
  field.value = '';
  onFiles(files);
}

/** Takes files dropped anywhere: beside the box the browser would leave the page and open them. */
function useDroppedFiles(onFiles: { readonly current: (files: readonly File[]) => void }): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      setIsOver(true);
    };
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setIsOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      onFiles.current(files);
    };
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('dragleave', onDragLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('dragleave', onDragLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [onFiles]);
  return isOver;
}
