import { StateMachine, text } from '#kernel';

export const campaignStates = [
  'draft',
  'tested',
  'scheduled',
  'sending',
  'paused',
  'done',
  'stopped',
] as const;
export type CampaignState = (typeof campaignStates)[number];
export type CampaignCommand =
  | 'revise'
  | 'test'
  | 'schedule'
  | 'unschedule'
  | 'start'
  | 'pause'
  | 'resume'
  | 'stop'
  | 'finish';

/**
 * States of a campaign. What is sent to many was first sent to oneself; a message that changed is to be tested again.
 * From the start on nothing of it changes but the pace, and a stopped one stays so: who has had the mail, has it.
 */
export const campaignCourse = new StateMachine<CampaignState, CampaignCommand>('crm.campaign', {
  states: {
    draft: text('brouillon', 'draft'),
    tested: text('testée', 'tested'),
    scheduled: text('programmée', 'scheduled'),
    sending: text('en cours d’envoi', 'sending'),
    paused: text('en pause', 'paused'),
    done: text('envoyée', 'sent'),
    stopped: text('arrêtée', 'stopped'),
  },
  initial: ['draft'],
  transitions: {
    revise: { from: ['draft', 'tested'], to: ['draft'] },
    test: { from: ['draft', 'tested'], to: ['tested'] },
    schedule: { from: ['tested'], to: ['scheduled'] },
    unschedule: { from: ['scheduled'], to: ['tested'] },
    start: { from: ['scheduled'], to: ['sending'] },
    pause: { from: ['sending'], to: ['paused'] },
    resume: { from: ['paused'], to: ['sending'] },
    stop: { from: ['sending', 'paused'], to: ['stopped'] },
    finish: { from: ['sending'], to: ['done'] },
  },
});
