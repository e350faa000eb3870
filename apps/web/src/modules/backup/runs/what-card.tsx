import { Card, Prose, Stack, Typography, useText } from '@/kit';
import { useWords } from '../data/use-words';
import { nextSlot } from '../data/working-days';

/** What is saved and when, in plain words. */
export function WhatCard({ areTaken, now }: { areTaken: boolean; now: Date }) {
  const text = useText();
  const words = useWords();
  const { day, slot } = nextSlot(now);
  const when = text(`backups.what.slot.${slot}`, { day: words.day(day) });
  return (
    <Card title={text('backups.what.title')}>
      <Stack sx={{ gap: 2, maxWidth: 780 }}>
        <Prose>{text('backups.what.everything')}</Prose>
        <Prose>{text(areTaken ? 'backups.what.when' : 'backups.what.onRequest')}</Prose>
        <Prose>{text('backups.what.proof')}</Prose>
        {areTaken && <Typography sx={{ fontWeight: 550 }}>{text('backups.what.next', { when })}</Typography>}
      </Stack>
    </Card>
  );
}
