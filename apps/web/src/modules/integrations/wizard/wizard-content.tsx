import { useCallback, useRef } from 'react';
import { LeaveGuard, useText } from '@/kit';
import type { Step } from './address';
import { FileChoice } from './file/file-choice';
import { RunStep } from './run-step';
import { StepFrame } from './step-frame';
import { type Draft, UploadSteps } from './upload-steps';
import { usePlace } from './use-place';
import { WizardSteps } from './wizard-steps';

/** The steps of the wizard, and a question before choices that nobody has kept are left. */
export function WizardContent() {
  const text = useText();
  const { place, go, reached } = usePlace();
  const draft = useRef<Draft>(undefined);
  const unsaved = useRef(false);
  const setUnsaved = useCallback((next: boolean) => {
    unsaved.current = next;
  }, []);
  const isUnsaved = useCallback(() => unsaved.current, []);
  const mayOpen = (step: Step) => place.step !== 'run' && (step !== 'map' || place.target !== undefined);
  const content = () => {
    if (place.run)
      return (
        <StepFrame key="run" step="run" title={text('imports.wizard.names.run')} reached={reached}>
          <RunStep id={place.run} />
        </StepFrame>
      );
    if (!place.upload)
      return (
        <StepFrame key="file" step="file" title={text('imports.file.title')} reached={reached}>
          <FileChoice onChosen={({ id }) => go({ ...place, step: 'file', upload: id })} onBusy={setUnsaved} />
        </StepFrame>
      );
    return (
      <UploadSteps
        draft={draft}
        place={place}
        id={place.upload}
        go={go}
        reached={reached}
        onTouched={setUnsaved}
      />
    );
  };
  return (
    <>
      <LeaveGuard isUnsaved={isUnsaved} onDiscard={() => setUnsaved(false)} />
      <WizardSteps current={place.step} mayOpen={mayOpen} onOpen={(step) => go({ ...place, step })} />
      {content()}
    </>
  );
}
