import { Card, Prose, Stack, useText } from '@/kit';

/** What is saved and when, in plain words. */
export function WhatCard({ areTaken }: { areTaken: boolean }) {
  const text = useText();
  return (
    <Card title={text('backups.what.title')}>
      <Stack sx={{ gap: 2, maxWidth: 780 }}>
        <Prose>{text('backups.what.everything')}</Prose>
        <Prose>{text(areTaken ? 'backups.what.when' : 'backups.what.onRequest')}</Prose>
        <Prose>{text('backups.what.proof')}</Prose>
      </Stack>
    </Card>
  );
}
