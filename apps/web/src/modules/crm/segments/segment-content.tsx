import { useRecordContext } from 'ra-core';
import { lazy, Suspense, useState } from 'react';
import { useHolds } from '@/api/use-session';
import { type AnyRecord, Button, Card, RowSkeletons, Stack, useText } from '@/kit';
import { EditIcon } from '@/kit/icons';
import type { Condition } from './conditions';
import { ConditionsWords } from './conditions-words';
import { SegmentMembers } from './segment-members';

const ConditionsEditor = lazy(() =>
  import('./conditions-editor').then((file) => ({ default: file.ConditionsEditor })),
);

/** Whom a segment has: its conditions, and its members. */
export function SegmentContent() {
  const text = useText();
  const holds = useHolds();
  const segment = useRecordContext<AnyRecord>();
  const [editing, setEditing] = useState(false);
  if (!segment) return null;
  const writable = holds('crm.segment.update');
  return (
    <Stack sx={{ gap: 4 }}>
      {segment['kind'] === 'dynamic' && (
        <Card
          title={text('crm.segment.conditions.title')}
          actions={
            writable &&
            !editing && (
              <Button startIcon={<EditIcon />} onClick={() => setEditing(true)}>
                {text('crm.segment.edit')}
              </Button>
            )
          }
        >
          {editing ? (
            <Suspense fallback={<RowSkeletons count={3} />}>
              <ConditionsEditor segment={segment} onDone={() => setEditing(false)} />
            </Suspense>
          ) : (
            <ConditionsWords
              match={segment['match'] as 'all' | 'any'}
              conditions={(segment['conditions'] ?? []) as Condition[]}
            />
          )}
        </Card>
      )}
      <SegmentMembers
        id={segment.id}
        version={segment.version ?? 1}
        fixed={segment['kind'] === 'fixed'}
        writable={writable}
      />
    </Stack>
  );
}
