import { styled } from '@mui/material/styles';
import { type ComponentProps, createContext, useContext } from 'react';
import { Link } from 'react-router-dom';

/** In a grid, one cell at a time is a tab stop: links inside are followed by pointer, or from the record's page. */
export const LinkTabStop = createContext<0 | -1>(0);

const look = {
  color: 'inherit',
  textDecoration: 'underline',
  textDecorationColor: 'transparent',
  textUnderlineOffset: 3,
  '&:hover': { textDecorationColor: 'currentColor' },
} as const;

const Outer = styled('a')(look);
const Inner = styled(Link)(look);

/** A link out of the application: mail, phone, web. */
export function ValueLink({ href, children }: { href: string; children: string }) {
  const tabIndex = useContext(LinkTabStop);
  const away = /^https?:/.test(href) ? { target: '_blank', rel: 'noreferrer noopener' } : {};
  return (
    <Outer href={href} tabIndex={tabIndex} title={children} {...away}>
      {children}
    </Outer>
  );
}

/** A link to a page of the application. */
export function PageLink(props: ComponentProps<typeof Link>) {
  const tabIndex = useContext(LinkTabStop);
  return <Inner tabIndex={tabIndex} {...props} />;
}

/** Address behind a text of a known format; undefined when it is no link, or no safe one. */
export function hrefOf(value: string, format: string | undefined): string | undefined {
  if (format === 'email') return `mailto:${value}`;
  if (format === 'phone') return `tel:${value.replace(/[^+\d]/g, '')}`;
  if (format === 'url') {
    const address = /^[a-z]+:/i.test(value) ? value : `https://${value}`;
    return /^https?:\/\//i.test(address) ? address : undefined;
  }
  return undefined;
}
