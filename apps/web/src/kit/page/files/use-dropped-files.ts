import { type DragEvent, useEffect, useRef, useState } from 'react';
import { isTyping } from '@/kit/keyboard/is-typing';

const holdsFiles = (transfer: DataTransfer | null): boolean => transfer?.types.includes('Files') ?? false;

/** The files that were dropped; a folder is no file, and would fail as one. */
function filesOf(transfer: DataTransfer): File[] {
  return [...transfer.items].flatMap((item) => {
    if (item.kind !== 'file' || item.webkitGetAsEntry()?.isDirectory) return [];
    return item.getAsFile() ?? [];
  });
}

/** Files that are dropped on an element, or pasted anywhere while it is there. */
export function useDroppedFiles(enabled: boolean, onFiles: (files: File[]) => void) {
  const [over, setOver] = useState(false);
  /** Each element within tells of its own entering and leaving. */
  const depth = useRef(0);
  const take = useRef(onFiles);
  take.current = onFiles;

  useEffect(() => {
    if (!enabled) return;
    const onPaste = (event: ClipboardEvent) => {
      if (isTyping(event.target) || !event.clipboardData) return;
      const files = filesOf(event.clipboardData);
      if (files.length === 0) return;
      event.preventDefault();
      take.current(files);
    };
    // A file that misses the place must not replace the page.
    const keepPage = (event: globalThis.DragEvent) =>
      holdsFiles(event.dataTransfer) && event.preventDefault();
    document.addEventListener('paste', onPaste);
    document.addEventListener('dragover', keepPage);
    document.addEventListener('drop', keepPage);
    return () => {
      document.removeEventListener('paste', onPaste);
      document.removeEventListener('dragover', keepPage);
      document.removeEventListener('drop', keepPage);
    };
  }, [enabled]);

  const enter = (by: 1 | -1) => (event: DragEvent) => {
    if (!enabled || !holdsFiles(event.dataTransfer)) return;
    depth.current += by;
    setOver(depth.current > 0);
  };
  return {
    over,
    handlers: {
      onDragEnter: enter(1),
      onDragLeave: enter(-1),
      onDragOver: (event: DragEvent) => {
        if (!enabled || !holdsFiles(event.dataTransfer)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      },
      onDrop: (event: DragEvent) => {
        if (!enabled || !holdsFiles(event.dataTransfer)) return;
        event.preventDefault();
        depth.current = 0;
        setOver(false);
        const files = filesOf(event.dataTransfer);
        if (files.length > 0) take.current(files);
      },
    },
  };
}
