import CheckIcon from '@mui/icons-material/Check';
import CopyIcon from '@mui/icons-material/ContentCopy';
import { IconButton, Tooltip } from '@mui/material';
import { useNotify } from 'ra-core';
import { useEffect, useState } from 'react';
import { useText } from '@/i18n/use-text';

/** Puts a value on the clipboard. @param label what it is, already worded. */
export function CopyButton({ value, label }: { value: string; label: string }) {
  const text = useText();
  const notify = useNotify();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => {
        setCopied(true);
        notify('page.copied', { type: 'info', messageArgs: { label }, autoHideDuration: 2000 });
      },
      () => notify('page.copyRefused', { type: 'warning' }),
    );
  const name = text('page.copy', { label });
  return (
    <Tooltip title={name}>
      <IconButton aria-label={name} onClick={() => void copy()} className="b2o-aside">
        {copied ? <CheckIcon color="success" /> : <CopyIcon />}
      </IconButton>
    </Tooltip>
  );
}
