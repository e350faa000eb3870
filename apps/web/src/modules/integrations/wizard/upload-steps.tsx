import type { RefObject } from 'react';
import { EmptyState, ErrorState, LinkButton, RowSkeletons, useText } from '@/kit';
import { UploadIcon } from '@/kit/icons';
import { useTargets, useUploads } from '../data/use-imports';
import type { WizardPlace } from './address';
import { FileReading } from './file/file-reading';
import { MappedSteps } from './mapped-steps';
import type { MappingValues } from './mapping/mapping-values';
import { StepFrame } from './step-frame';
import { TargetStep } from './target-step';

/** What was chosen for a file as it is read, and for a kind of record. */
export interface Draft {
  of: string;
  values: MappingValues;
}

export interface UploadStepsProps {
  place: WizardPlace;
  /** Of the file. */
  id: string;
  go: (place: WizardPlace) => void;
  reached: boolean;
  /** Choices that are not with the server yet. */
  draft: RefObject<Draft | undefined>;
  onTouched: (touched: boolean) => void;
}

/** The steps with a file in hand. */
export function UploadSteps(props: UploadStepsProps) {
  const { place, id, go, reached } = props;
  const text = useText();
  const uploads = useUploads();
  const targets = useTargets();
  const error = uploads.error ?? targets.error;
  if (!uploads.data || !targets.data) {
    const retry = () => void Promise.all([uploads.refetch(), targets.refetch()]);
    return error ? <ErrorState error={error} retry={retry} /> : <RowSkeletons count={6} />;
  }
  const upload = uploads.data.find((each) => each.id === id);
  if (!upload)
    return (
      <EmptyState
        alert
        icon={UploadIcon}
        title={text('imports.wizard.gone')}
        content={text('imports.wizard.goneWhy')}
        action={
          <LinkButton to="/settings/imports/new" variant="contained">
            {text('imports.wizard.restart')}
          </LinkButton>
        }
      />
    );
  if (place.step === 'file')
    return (
      <StepFrame key="reading" step="file" title={text('imports.reading.title')} reached={reached}>
        <FileReading
          upload={upload}
          onContinue={() => go({ ...place, step: 'target' })}
          onOther={() => go({ step: 'file', target: place.target })}
        />
      </StepFrame>
    );
  const target = targets.data.find((each) => each.target === place.target);
  if (place.step === 'target' || !target)
    return (
      <StepFrame key="target" step="target" title={text('imports.target.title')} reached={reached}>
        <TargetStep
          upload={upload}
          targets={targets.data}
          chosen={place.target}
          onChosen={(chosen) => go({ ...place, step: 'map', target: chosen })}
          onBack={() => go({ ...place, step: 'file' })}
        />
      </StepFrame>
    );
  return <MappedSteps {...props} upload={upload} target={target} />;
}
