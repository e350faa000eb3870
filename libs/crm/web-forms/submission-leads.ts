import { Injectable } from '@nestjs/common';
import { Problem } from '#kernel';
import { Clock, type InputOf, Scopes } from '#runtime';
import { DuplicatesService } from '../duplicates/duplicates.service.js';
import type { Lead } from '../leads/lead.entity.js';
import { LeadsService } from '../leads/leads.service.js';
import type { PossibleDuplicatePart } from './submission.entity.js';
import type { WebForm } from './web-form.entity.js';
import { WebFormsRepository } from './web-forms.repository.js';

/** What is known of something that came in, besides its answers. */
export interface SubmissionFacts {
  readonly wordingVersion: number;
  readonly page: string | null;
  readonly consentGiven: boolean;
  readonly receivedAt: Date;
}

export interface MadeLead {
  readonly lead: Lead | undefined;
  readonly ownerId: string | null;
  readonly duplicates: PossibleDuplicatePart[];
  /** Why no lead could be made of it. */
  readonly reason: string | null;
}

/** Makes leads of what comes in by forms. */
@Injectable()
export class SubmissionLeads {
  constructor(
    private readonly leads: LeadsService,
    private readonly duplicates: DuplicatesService,
    private readonly forms: WebFormsRepository,
    private readonly clock: Clock,
  ) {}

  /** A lead, with whoever looks after it by the form's routing, and who it may be already (CRM-1). */
  async make(form: WebForm, answers: InputOf<Lead>, facts: SubmissionFacts): Promise<MadeLead> {
    const ownerId = await this.ownerOf(form);
    const found = await this.duplicates.candidates({
      resource: 'crm.lead',
      record: answers as Record<string, unknown>,
    });
    const duplicates = found.map(({ resource, id }) => ({ resource, id }));
    const input: InputOf<Lead> = {
      ...answers,
      channel: 'web-form',
      channelDetail: [form.name, form.source].filter(Boolean).join(' – ').slice(0, 200),
      consent: snapshotOf(form, facts),
      // The notice stands on the form itself (RGPD, art. 13).
      noticedAt: this.clock.now(),
      ownerId,
    };
    try {
      const lead = await this.leads.create(input, 'webform');
      return { lead, ownerId, duplicates, reason: null };
    } catch (error) {
      // A rule that the form knows nothing of, such as a new required field: somebody looks at it.
      if (!(error instanceof Problem) || error.errors.length === 0) throw error;
      const fields = error.errors.map(({ field, code }) => `${field} ${code}`).join(', ');
      return { lead: undefined, ownerId, duplicates, reason: `refused: ${fields}`.slice(0, 200) };
    }
  }

  private async ownerOf({ id, routing, routeUserId, routeTeamId }: WebForm): Promise<string | null> {
    if (routing === 'team' && routeTeamId) return this.forms.nextOf(routeTeamId, id);
    if (routing !== 'user' || !routeUserId) return null;
    return (await this.forms.isActiveUser(routeUserId)) ? routeUserId : null;
  }
}

/** What the person read and agreed to, in words that stay with the lead. */
function snapshotOf(
  form: WebForm,
  { wordingVersion, page, consentGiven, receivedAt }: SubmissionFacts,
): string {
  const { timeZone } = Scopes.instance();
  const at = receivedAt.toLocaleString('fr-FR', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const agreed = form.consentText
    ? consentGiven
      ? `Accord donné : « ${form.consentText} »`
      : 'Case d’accord non cochée.'
    : 'Pas de case d’accord.';
  return [
    `Formulaire « ${form.name} », textes v${wordingVersion}, ${at}.`,
    page ? `Page : ${page}.` : '',
    agreed,
  ]
    .filter(Boolean)
    .join(' ')
    .slice(0, 2000);
}
