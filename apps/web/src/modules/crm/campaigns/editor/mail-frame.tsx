import { useEffect, useRef } from 'react';
import { Box } from '@/kit';

interface MailFrameProps {
  /** Already worded. */
  title: string;
  /** A whole mail, as the server has made it. */
  html: string;
  /** As wide as a phone. */
  narrow: boolean;
}

/**
 * A mail in a frame of its own, where nothing runs. The page's policy allows no inline styles, and mails have no others:
 * they are given to the elements one by one, as scripts may.
 */
export function MailFrame({ title, html, narrow }: MailFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const target = frame.current?.contentDocument;
    if (target) show(target, html);
  }, [html]);
  return (
    <Box sx={{ bgcolor: '#f4f2ec', display: 'grid', justifyItems: 'center' }}>
      <Box
        component="iframe"
        ref={frame}
        title={title}
        sandbox="allow-same-origin"
        sx={{ width: '100%', maxWidth: narrow ? 375 : 'none', height: 520, border: 0, display: 'block' }}
      />
    </Box>
  );
}

function show(target: Document, html: string): void {
  // In text the server writes quotes as entities: only attributes begin so.
  const quiet = html.replace(/<style>[^<]*<\/style>/g, '').replaceAll(' style="', ' data-style="');
  const read = new DOMParser().parseFromString(quiet, 'text/html');
  // A link of the preview leads nowhere: it would replace the preview.
  for (const link of read.querySelectorAll('a')) link.removeAttribute('href');
  target.documentElement.lang = read.documentElement.lang;
  target.title = read.title;
  target.body.replaceChildren(...[...read.body.childNodes].map((node) => target.adoptNode(node)));
  target.body.style.cssText = read.body.dataset['style'] ?? '';
  for (const element of target.body.querySelectorAll<HTMLElement>('[data-style]'))
    element.style.cssText = element.dataset['style'] ?? '';
}
