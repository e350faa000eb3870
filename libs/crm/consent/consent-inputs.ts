import { text } from '#kernel';
import { ChoiceField, MomentField, TextField } from '#runtime';
import { channels, consentBases } from './channels.js';

const channelLabel = text('Canal', 'Channel');

/** What users note by hand. Bounces and complaints come from the mails themselves. */
export class ConsentInput {
  @ChoiceField({ label: channelLabel, choices: channels, required: true })
  channel!: (typeof channels)[number];

  @ChoiceField({
    label: text('Nature', 'Kind'),
    choices: ['given', 'withdrawn', 'objected', 'informed'],
    required: true,
  })
  kind!: 'given' | 'withdrawn' | 'objected' | 'informed';

  @ChoiceField({ label: text('Base légale', 'Legal basis'), choices: consentBases })
  basis?: (typeof consentBases)[number] | null;

  @TextField({ label: text('Recueilli par', 'Collected by'), max: 200, required: true })
  source!: string;

  @TextField({ label: text('Texte présenté', 'Wording shown'), max: 2000 })
  wording?: string | null;

  @TextField({ label: text('Preuve', 'Proof'), max: 2000 })
  proof?: string | null;

  @MomentField({ label: text('Date', 'Date') })
  at?: Date | null;
}

/** An address of a channel, in the body so that it is in no log of addresses. */
export class SuppressionCheckInput {
  @ChoiceField({ label: channelLabel, choices: channels.slice(0, 3), required: true })
  channel!: 'email' | 'sms' | 'phone';

  @TextField({ label: text('Adresse ou numéro', 'Address or number'), max: 254, required: true })
  address!: string;
}

export class SuppressionInput extends SuppressionCheckInput {
  @TextField({ label: text('Motif', 'Reason'), max: 500, required: true })
  reason!: string;
}
