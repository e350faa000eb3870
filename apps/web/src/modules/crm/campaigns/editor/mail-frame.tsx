import { useEffect, useRef } from 'react';
import { Box, useLanguage } from '@/kit';

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
  const language = useLanguage();
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const target = frame.current?.contentDocument;
    if (target) show(target, html, title, language);
  }, [html, title, language]);
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

function show(target: Document, html: string, title: string, language: string): void {
  // In text the server writes quotes as entities: only attributes begin so.
  const quiet = html.slice(Math.max(0, html.indexOf('<body'))).replaceAll(' style="', ' data-style="');
  const read = new DOMParser().parseFromString(quiet, 'text/html');
  // A link of the preview leads nowhere: it would replace the preview.
  for (const link of read.querySelectorAll('a')) link.removeAttribute('href');
  target.title = title;
  target.documentElement.lang = language;
  target.body.replaceChildren(...[...read.body.childNodes].map((node) => target.adoptNode(node)));
  target.body.style.cssText = read.body.dataset['style'] ?? '';
  for (const element of target.body.querySelectorAll<HTMLElement>('[data-style]'))
    element.style.cssText = element.dataset['style'] ?? '';
}
