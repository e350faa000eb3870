import { Alert, Button, Card, SimpleForm, Stack, useText } from '@/kit';
import type { Target, Upload } from '../../data/types';
import { ColumnRows } from './column-rows';
import { DraftKeeper } from './draft-keeper';
import { MappingSummary } from './mapping-summary';
import type { MappingValues } from './mapping-values';
import { MatchInputs } from './match-inputs';

interface MapStepProps {
  upload: Upload;
  target: Target;
  initial: MappingValues;
  remembered: boolean;
  /** Resolves once the rehearsal has begun. @throws ApiProblem whose fields are paths of the form. */
  onTry: (values: MappingValues) => Promise<void>;
  /** Told what was chosen when the step is left, and whether that is more than was there. */
  onKeep: (values: MappingValues) => void;
  onTouched: (touched: boolean) => void;
  onBack: () => void;
}

/** What each column of a file becomes, and how records that are there already are told. */
export function MapStep(props: MapStepProps) {
  const { upload, target, initial, remembered } = props;
  const text = useText();
  return (
    <SimpleForm<Record<string, unknown>>
      label="imports.map.title"
      submitLabel="imports.map.submit"
      defaultValues={initial as unknown as Record<string, unknown>}
      onSubmit={(values) => props.onTry(values as unknown as MappingValues)}
      actions={<Button onClick={props.onBack}>{text('imports.wizard.back')}</Button>}
    >
      <DraftKeeper onKeep={props.onKeep} onTouched={props.onTouched} />
      <Stack sx={{ gap: 4 }}>
        {remembered && <Alert severity="info">{text('imports.map.remembered')}</Alert>}
        <MappingSummary target={target} />
        <Card flush>
          <ColumnRows columns={upload.columns} target={target} />
        </Card>
        <MatchInputs target={target} />
      </Stack>
    </SimpleForm>
  );
}
