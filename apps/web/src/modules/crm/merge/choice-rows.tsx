import {
  type AnyRecord,
  Box,
  FieldValue,
  fieldOf,
  OptionsInput,
  type RecordScreens,
  Typography,
  useLocalText,
  useText,
} from '@/kit';
import type { MergeChoice } from './merge-choices';

interface ChoiceRowsProps {
  record: RecordScreens;
  kept: AnyRecord;
  other: AnyRecord;
  choices: readonly MergeChoice[];
}

const onlySpoken = {
  '@media (min-width: 600px)': {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
  },
};

/** One row for each field that differs: its value on the left and on the right, of which one stays. */
export function ChoiceRows({ record, kept, other, choices }: ChoiceRowsProps) {
  const text = useText();
  const local = useLocalText();
  const side = (title: string, of: AnyRecord, name: string) => (
    <>
      {/* Beside each other, the heads say it; a radio says it by its own name. */}
      <Typography variant="caption" color="textSecondary" component="div" sx={onlySpoken}>
        {title}
      </Typography>
      <FieldValue screens={record} name={name} record={of} />
    </>
  );
  const head = (title: string, of: AnyRecord) => (
    <Box sx={{ minWidth: 0 }}>
      <Typography variant="caption" color="textSecondary" component="div">
        {title}
      </Typography>
      <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{record.title(of)}</Typography>
      <Typography variant="body2" color="textSecondary">
        {record.subtitle?.(of)}
      </Typography>
    </Box>
  );
  return (
    <Box sx={{ display: 'grid', gap: 4 }}>
      {choices.length > 0 && (
        <Box aria-hidden sx={{ display: { xs: 'none', sm: 'grid' }, gridTemplateColumns: '1fr 1fr', gap: 2 }}>
          {head(text('crm.merge.kept'), kept)}
          {head(text('crm.merge.absorbed'), other)}
        </Box>
      )}
      {choices.map(({ name, isList, initial }) => (
        <OptionsInput
          key={name}
          source={`keep.${name}`}
          label={local(fieldOf(record, name).label)}
          columns={2}
          initial={initial}
          options={[
            { value: 'this', content: side(text('crm.merge.kept'), kept, name) },
            { value: 'other', content: side(text('crm.merge.absorbed'), other, name) },
          ]}
          {...(isList && { help: 'crm.merge.lists' })}
        />
      ))}
    </Box>
  );
}
