import { useQueryClient } from '@tanstack/react-query';
import { useGetOne } from 'ra-core';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import type { Schemas } from '@/api/generated/schema';
import type { ApiProblem } from '@/api/http';
import { request } from '@/api/http';
import {
  Alert,
  type AnyRecord,
  Button,
  Card,
  EmptyState,
  LinkButton,
  Page,
  Prose,
  pathOf,
  type RecordScreens,
  RowSkeletons,
  Stack,
  TaskDialog,
  TextInput,
  useLocalText,
  useText,
} from '@/kit';
import { NotFoundPage } from '@/kit/feedback/not-found-page';
import { DeleteIcon } from '@/kit/icons';
import { screensOf } from '../data/screens-of';
import { useWords } from '../data/use-words';

type Erased = Schemas['ErasureAnswer'];

/** Erases a person for good, here and in every copy, at their request; says first what goes and what stays. */
export function ErasePage() {
  const { resource = '' } = useParams();
  const screens = screensOf(resource);
  return screens?.meta.person ? <ErasePerson screens={screens} /> : <NotFoundPage />;
}

function ErasePerson({ screens }: { screens: RecordScreens }) {
  const { recordId = '' } = useParams();
  const text = useText();
  const local = useLocalText();
  const { meta } = screens;
  const [erased, setErased] = useState<{ name: string; answer: Erased }>();
  const [asking, setAsking] = useState(false);
  const { data, error } = useGetOne<AnyRecord, ApiProblem>(
    meta.path,
    { id: recordId },
    { enabled: !erased, retry: false },
  );
  if (erased) return <Done {...erased} screens={screens} />;
  const name = data ? screens.title(data) : local(meta.label.one);
  return (
    <Page
      title={text('erasures.title', { name })}
      lead={text('erasures.lead')}
      above={{ to: data ? pathOf(screens, recordId) : pathOf(screens), label: name }}
    >
      {!data && !error && <RowSkeletons count={4} />}
      {error && (
        <EmptyState icon={DeleteIcon} title={text('erasures.none')} content={text('erasures.noneWhy')} />
      )}
      {data && (
        <Stack sx={{ gap: 4 }}>
          <Card title={text('erasures.goes')}>
            <Prose>{text('erasures.goesHere')}</Prose>
            <Prose>{text('erasures.goesCopies')}</Prose>
          </Card>
          <Card title={text('erasures.stays')}>
            <Prose>{text('erasures.staysRefusals')}</Prose>
            <Prose>{text('erasures.staysLaw')}</Prose>
          </Card>
          <Stack direction="row">
            <Button
              variant="contained"
              color="error"
              startIcon={<DeleteIcon />}
              onClick={() => setAsking(true)}
            >
              {text('erasures.submit')}
            </Button>
          </Stack>
        </Stack>
      )}
      {data && asking && (
        <EraseDialog
          name={name}
          order={{ resource: meta.name, recordId, version: Number(data.version) }}
          onErased={(answer) => setErased({ name, answer })}
          onClose={() => setAsking(false)}
        />
      )}
    </Page>
  );
}

interface EraseDialogProps {
  name: string;
  order: { resource: string; recordId: string; version: number };
  onErased: (answer: Erased) => void;
  onClose: () => void;
}

function EraseDialog({ name, order, onErased, onClose }: EraseDialogProps) {
  const text = useText();
  const client = useQueryClient();
  return (
    <TaskDialog
      title={text('erasures.title', { name })}
      submitLabel={text('erasures.confirm')}
      defaultValues={{ reference: null }}
      danger
      onClose={onClose}
      onSubmit={async (values) => {
        const answer = await request<Erased>('backup/erasures', {
          method: 'POST',
          body: { ...order, ...values },
        });
        onErased(answer);
        await client.invalidateQueries();
      }}
    >
      <TextInput
        source="reference"
        label="erasures.reference"
        help="erasures.referenceHelp"
        max={100}
        required
      />
    </TaskDialog>
  );
}

function Done({ name, answer, screens }: { name: string; answer: Erased; screens: RecordScreens }) {
  const text = useText();
  const local = useLocalText();
  const words = useWords();
  const many = local(screens.meta.label.many);
  return (
    <Page title={text('erasures.done', { name })} above={{ to: pathOf(screens), label: many }}>
      <Stack sx={{ gap: 4, alignItems: 'flex-start' }}>
        <Alert severity="success" role="status">
          {text('erasures.doneRows', { smart_count: answer.rows })}{' '}
          {text('erasures.doneCopies', { day: words.day(answer.copiesEndOn) })}
        </Alert>
        <LinkButton to={pathOf(screens)}>{many}</LinkButton>
      </Stack>
    </Page>
  );
}
