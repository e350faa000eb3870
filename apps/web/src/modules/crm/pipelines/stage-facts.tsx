import { type AnyRecord, useText } from '@/kit';

/** What a stage means for the opportunities that come to it, in a line. */
export function StageFacts({ stage }: { stage: AnyRecord }) {
  const text = useText();
  const { probability, maxAgeDays, requiredFields, kind } = stage;
  const required = (Array.isArray(requiredFields) ? requiredFields : []).map((field) =>
    text(`crm.stage.requiredFields.${field}`),
  );
  const words = [
    text('crm.stage.probability', { percent: Number(probability) }),
    kind !== 'open' && text(`crm.stage.kind.${kind}`),
    maxAgeDays != null && text('crm.stage.maxAge', { smart_count: Number(maxAgeDays) }),
    required.length > 0 && text('crm.stage.requires', { fields: required.join(', ') }),
  ];
  return <>{words.filter(Boolean).join(' · ')}</>;
}
