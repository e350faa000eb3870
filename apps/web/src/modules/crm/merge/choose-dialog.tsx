import { useFormContext } from 'react-hook-form';
import {
  type AnyRecord,
  OptionsInput,
  Prose,
  type RecordScreens,
  ReferenceInput,
  RowSkeletons,
  TaskDialog,
  Typography,
  useText,
} from '@/kit';
import { comparedFields, type Duplicate, saysEnough, subtitleOf } from '../duplicates/duplicates';
import { useDuplicates } from '../duplicates/use-duplicates';
import { useReasonWords } from '../duplicates/use-reason-words';

interface Chosen extends Record<string, unknown> {
  /** One of the likely ones, or `search`. */
  likely?: string;
  otherId?: string | null;
}

interface ChooseDialogProps {
  record: RecordScreens;
  kept: AnyRecord | undefined;
  onChoose: (id: string) => void;
  onClose: () => void;
}

/** Which record is the same: those that look like it first, any other one by searching. */
export function ChooseDialog({ record, kept, onChoose, onClose }: ChooseDialogProps) {
  const text = useText();
  const { name } = record.meta;
  const title = kept ? record.title(kept) : '…';
  const compared = Object.fromEntries(
    (comparedFields[name] ?? []).map((field) => [field, kept?.[field] ?? null]),
  );
  const check = useDuplicates({ resource: name, record: compared, exceptId: kept?.id });
  // A check that cannot be made stands in nobody's way.
  const ready = kept !== undefined && (!saysEnough(compared) || !check.isPending);
  const likely = (check.data ?? []).filter(({ resource }) => resource === name);
  return (
    <TaskDialog<Chosen>
      title={text('crm.merge.choose', { title })}
      submitLabel={text('crm.merge.compare')}
      width="sm"
      ready={ready}
      onSubmit={async (values) => {
        const id = values.likely && values.likely !== 'search' ? values.likely : values.otherId;
        if (id) onChoose(id);
      }}
      onClose={onClose}
    >
      <Prose>{text('crm.merge.chooseHelp', { title })}</Prose>
      {ready ? (
        <>
          {likely.length > 0 && <Likely found={likely} />}
          <Search name={name} except={kept?.id} hasLikely={likely.length > 0} />
        </>
      ) : (
        <RowSkeletons count={2} />
      )}
    </TaskDialog>
  );
}

function Likely({ found }: { found: readonly Duplicate[] }) {
  const text = useText();
  const reasons = useReasonWords();
  const options = found.map((duplicate) => ({
    value: duplicate.id,
    content: (
      <>
        <Typography sx={{ fontWeight: 600 }}>{duplicate.title}</Typography>
        <Typography variant="body2" color="textSecondary">
          {[subtitleOf(duplicate), reasons(duplicate)].filter(Boolean).join(' · ')}
        </Typography>
      </>
    ),
  }));
  const other = { value: 'search', content: <Typography>{text('crm.merge.other')}</Typography> };
  return (
    <OptionsInput
      source="likely"
      label="crm.merge.likely"
      initial={found[0]?.id}
      options={[...options, other]}
    />
  );
}

function Search({
  name,
  except,
  hasLikely,
}: {
  name: string;
  except: string | undefined;
  hasLikely: boolean;
}) {
  const form = useFormContext<Chosen>();
  if (hasLikely && form.watch('likely') !== 'search') return null;
  return (
    <ReferenceInput
      source="otherId"
      label="crm.merge.search"
      to={name}
      creates={false}
      required
      autoFocus={!hasLikely}
      {...(except && { except })}
    />
  );
}
