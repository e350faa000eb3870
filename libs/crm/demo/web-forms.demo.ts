import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Scopes, TenantDb, UnitOfWork } from '#runtime';
import { DemoSteps, type DemoStory, firstNames, lastNames } from '#tenancy';
import { ClientRequestsService } from '#workspace';
import { firstResponseDue } from '../leads/first-response.js';
import { formFieldNames } from '../web-forms/form-fields.js';
import { SubmissionConsents } from '../web-forms/submission-consents.js';
import { SubmissionLeads } from '../web-forms/submission-leads.js';
import { SubmissionsRepository } from '../web-forms/submissions.repository.js';
import { leadOf } from '../web-forms/submitted-answers.js';
import type { WebForm } from '../web-forms/web-form.entity.js';
import { WebFormsService } from '../web-forms/web-forms.service.js';
import { cities } from './invented-names.js';

const site = 'https://www.atelier-demo.example';

const needs = [
  'Une véranda de 20 m² côté jardin, plutôt au printemps.',
  'Isoler les combles et changer deux fenêtres de toit.',
  'Refaire la salle de bains pour ma mère, douche de plain-pied.',
  'Un devis pour un ravalement, maison de 1930.',
  'Bonjour, travaillez-vous aussi le samedi ? Portail à remplacer.',
] as const;

/** The form of the demo company's site, its written request, and what came in by it. All of it is invented. */
@Injectable()
export class WebFormsDemo implements OnModuleInit {
  constructor(
    private readonly steps: DemoSteps,
    private readonly units: UnitOfWork,
    private readonly db: TenantDb,
    private readonly requests: ClientRequestsService,
    private readonly forms: WebFormsService,
    private readonly submissions: SubmissionsRepository,
    private readonly leads: SubmissionLeads,
    private readonly consents: SubmissionConsents,
  ) {}

  onModuleInit(): void {
    this.steps.add((story) => this.tell(story));
  }

  private async tell(story: DemoStory): Promise<void> {
    const { director, sales } = story.people;
    await Scopes.with({ actor: director }, async () => {
      const form = await this.units.run({ mode: 'write' }, () => this.openForm(sales.userId));
      for (let index = 0; index < 9; index += 1)
        await this.units.run({ mode: 'write' }, () => this.send(story, form, index));
    });
  }

  private async openForm(salesId: string): Promise<WebForm> {
    const request = await this.requests.create({
      name: 'Formulaire de contact du site',
      kind: 'web-form',
      signedOn: '2026-01-12',
      signatoryName: 'Claire Fontaine',
      signatoryFunction: 'Gérante',
      documentReference: 'DEM-2026-003',
      resource: 'crm.lead',
      fields: formFieldNames.map((name) => ({ name })),
      purpose: 'Répondre aux demandes de devis reçues par le site et rappeler les personnes.',
      recipient: 'Service commercial',
      country: 'FR',
      responsibilityAccepted: true,
    });
    const { id, version } = await this.forms.create({
      name: 'Demander un devis',
      requestId: request.id,
      language: 'fr',
      fields: [
        { name: 'firstName', required: false },
        { name: 'lastName', required: true },
        { name: 'email', required: true, help: 'Pour vous envoyer notre réponse' },
        { name: 'phone', required: false },
        { name: 'addresses.postalCode', required: false },
        { name: 'addresses.city', required: false },
        { name: 'need', required: true, label: 'Votre projet' },
      ],
      purpose: 'Dites-nous ce dont vous avez besoin, nous vous répondons sous un jour ouvré.',
      notice:
        'Vos réponses servent à répondre à votre demande. Elles sont gardées trois ans après notre dernier échange. Vous pouvez y accéder, les corriger, les faire effacer ou vous opposer à leur usage en nous écrivant, et saisir la CNIL.',
      consentText: 'J’accepte de recevoir par e-mail les conseils et les offres de l’entreprise.',
      doubleOptIn: true,
      thankYouText: 'Merci, votre demande est bien arrivée. Nous vous rappelons sous un jour ouvré.',
      sites: [{ origin: site }],
      routing: 'user',
      routeUserId: salesId,
      source: 'Site internet',
    });
    return this.forms.open(id, version);
  }

  /** Something that came in: every third agreed to mailings, the last two are unwanted. */
  private async send({ random, today }: DemoStory, form: WebForm, index: number): Promise<void> {
    const spam = index >= 7;
    const consentGiven = !spam && index % 3 === 0;
    const city = random.pick(cities);
    const [firstName, lastName] = [random.pick(firstNames), random.pick(lastNames)];
    const email = `${firstName}.${lastName}@courriel.example`.normalize('NFD').replace(/\p{M}|[' ]/gu, '');
    const answers = [
      { name: 'firstName', value: firstName },
      { name: 'lastName', value: lastName },
      { name: 'email', value: email.toLowerCase() },
      { name: 'addresses.postalCode', value: city.postalCode },
      { name: 'addresses.city', value: city.name },
      { name: 'need', value: spam ? 'Cheap SEO http://a.example http://b.example' : random.pick(needs) },
    ];
    const receivedAt = new Date(today.getTime() - (index * 31 + 5) * 3_600_000);
    const page = `${site}/contact`;
    const facts = { wordingVersion: form.wordingVersion, page, consentGiven, receivedAt };
    const made = spam ? undefined : await this.leads.make(form, leadOf(answers), facts);
    const kept = await this.submissions.keep(
      {
        ...facts,
        formId: form.id,
        state: spam ? 'spam' : consentGiven ? 'pending-confirmation' : 'received',
        answers,
        droppedCount: index === 2 ? 1 : 0,
        droppedNames: index === 2 ? 'utm_campaign' : null,
        reason: spam ? 'links' : null,
        duplicates: made?.duplicates ?? [],
        leadId: made?.lead?.id ?? null,
        ownerId: made?.ownerId ?? null,
      },
      Buffer.from(String(index)),
    );
    if (!made?.lead) return;
    await this.db.query(
      'UPDATE crm_lead SET created_at = $2, updated_at = $2, first_response_due_at = $3 WHERE id = $1',
      [made.lead.id, receivedAt, firstResponseDue(receivedAt, Scopes.instance().timeZone, 'metropolitan')],
    );
    await this.consents.noteArrival(form, kept, made.lead);
    if (consentGiven && index > 0) {
      const confirmedAt = new Date(receivedAt.getTime() + 3_600_000);
      await this.submissions.update(kept.id, kept.version, { state: 'confirmed', confirmedAt });
      await this.consents.noteConfirmation(form, kept, made.lead.id, confirmedAt);
    }
  }
}
