import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Scopes, UnitOfWork } from '#runtime';
import { DemoSteps, type DemoStory } from '#tenancy';
import { MailTemplatesService } from '../mail-templates/mail-templates.service.js';

const hello = 'Bonjour {{contact.civility|Madame, Monsieur}} {{contact.lastName}},';
const bye = 'Bien cordialement,\n{{me.firstName}} {{me.lastName}}\n{{us.name}}';
const letter = (...paragraphs: string[]): string => [hello, ...paragraphs, bye].join('\n\n');

const templates = [
  {
    name: 'Relance après devis',
    subject: '{{opportunity.name|Votre projet}} : notre devis',
    body: letter(
      'Avez-vous pu regarder le devis que nous vous avons envoyé pour {{opportunity.name|votre projet}} ? Une question, une variante à chiffrer : je suis là pour en parler.',
      'Le devis reste valable jusqu’à la fin du mois.',
    ),
    shared: true,
  },
  {
    name: 'Confirmation de visite',
    subject: 'Notre visite à {{opportunity.city|votre domicile}}',
    body: letter(
      'Nous passons comme convenu prendre les mesures. Prévoyez une heure, et si possible les plans de la maison.',
      'Un empêchement ? Appelez-nous au {{us.phone|numéro habituel}}.',
    ),
    shared: true,
  },
  {
    name: 'Remerciement après chantier',
    subject: 'Merci de votre confiance',
    body: letter(
      'Le chantier est terminé, et nous espérons qu’il vous plaît. Dans un mois nous prendrons de vos nouvelles ; d’ici là, gardez ce message pour toute question.',
    ),
    shared: true,
  },
  {
    name: 'Pièces à fournir pour l’aide',
    subject: 'Votre dossier d’aide à la rénovation',
    body: letter('Il nous manque encore l’avis d’imposition et une photo de la façade.'),
    shared: false,
  },
] as const;

/** Letters that the sales team of the demo company writes again and again; one is of one person alone. */
@Injectable()
export class MailTemplatesDemo implements OnModuleInit {
  constructor(
    private readonly steps: DemoSteps,
    private readonly units: UnitOfWork,
    private readonly templates: MailTemplatesService,
  ) {}

  onModuleInit(): void {
    this.steps.add((story) => this.tell(story));
  }

  private async tell({ people }: DemoStory): Promise<void> {
    await Scopes.with({ actor: people.director }, () =>
      this.units.run({ mode: 'write' }, async () => {
        for (const template of templates) await this.templates.create({ ...template });
      }),
    );
  }
}
