import { useQueryClient } from '@tanstack/react-query';
import { useText } from '@/kit';
import type { Target, Upload } from '../data/types';
import { keys } from '../data/use-imports';
import { MapStep } from './mapping/map-step';
import { type MappingValues, valuesOf } from './mapping/mapping-values';
import { startImport } from './start-import';
import { StepFrame } from './step-frame';
import { TryStep } from './try-step';
import type { UploadStepsProps } from './upload-steps';

interface MappedStepsProps extends UploadStepsProps {
  upload: Upload;
  target: Target;
}

/** The steps with a file and a kind of record: columns and rehearsal. */
export function MappedSteps({ place, go, reached, draft, onTouched, upload, target }: MappedStepsProps) {
  const text = useText();
  const client = useQueryClient();
  const of = JSON.stringify([upload.id, target.target, upload.columns.map(({ name }) => name)]);
  const proposal = upload.proposals.find((each) => each.target === target.target);
  const values = draft.current?.of === of ? draft.current.values : valuesOf(upload.columns, proposal);
  const begin = async (chosen: MappingValues, dryRun: boolean) => {
    const { id } = await startImport({ upload, target, values: chosen, dryRun });
    onTouched(false);
    // The server remembers the columns, and keeps the file a day longer.
    await client.invalidateQueries({ queryKey: keys.uploads });
    await client.invalidateQueries({ queryKey: keys.imports });
    go(dryRun ? { ...place, step: 'try', attempt: id } : { ...place, step: 'run', run: id });
  };
  if (place.step === 'try' && place.attempt)
    return (
      <StepFrame key="try" step="try" title={text('imports.try.title')} reached={reached}>
        <TryStep
          id={place.attempt}
          onStart={() => begin(values, false)}
          onBack={() => go({ ...place, step: 'map' })}
        />
      </StepFrame>
    );
  return (
    <StepFrame
      key="map"
      step="map"
      title={text('imports.map.title')}
      lead={text('imports.map.lead')}
      reached={reached}
    >
      <MapStep
        key={of}
        upload={upload}
        target={target}
        initial={values}
        remembered={proposal?.remembered ?? false}
        onTry={(chosen) => begin(chosen, true)}
        onKeep={(chosen) => {
          draft.current = { of, values: chosen };
        }}
        onTouched={onTouched}
        onBack={() => go({ ...place, step: 'target' })}
      />
    </StepFrame>
  );
}
