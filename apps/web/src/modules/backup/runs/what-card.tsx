import { Card, Prose, Stack, Typography, useText } from '@/kit';
import type { Run } from '../data/types';
import { useWords } from '../data/use-words';
import { nextSlot } from '../data/working-days';

/** What is saved and when, in plain words. */
export function WhatCard({ runs, now }: { runs: readonly Run[]; now: Date }) {
  const text = useText();
  const words = useWords();
  const { day, slot } = nextSlot(now);
  // Nothing is promised of copies that have never come.
  const areTaken = runs.some(({ reason }) => reason === 'scheduled');
  const when = text(`backups.what.slot.${slot}`, { day: words.day(day) });
  return (
    <Card title={text('backups.what.title')}>
      <Stack sx={{ gap: 2, maxWidth: 780 }}>
        <Prose>{text('backups.what.everything')}</Prose>
        <Prose>{text('backups.what.when')}</Prose>
        <Prose>{text('backups.what.proof')}</Prose>
        <Typography sx={{ fontWeight: 550 }}>
          {areTaken ? text('backups.what.next', { when }) : text('backups.what.noneYet')}
        </Typography>
      </Stack>
    </Card>
  );
}
