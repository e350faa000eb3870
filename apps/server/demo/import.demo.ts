import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ImportService } from '#integrations';
import { Scopes } from '#runtime';
import { DemoSteps, type DemoStory } from '#tenancy';

/** Who left a card at the stand, as it was typed that evening: some of it cannot be right. */
const cards = `Nom;Prénom;Mail;Téléphone;Ville;Projet
Bressolin;Hélène;helene.bressolin@salon.example;06 39 98 11 02;Angers;Véranda, 18 m²
Coutelard;Yann;yann.coutelard@salon.example;06 39 98 11 03;Saumur;Isolation des combles
Dauvergnat;Maud;maud.dauvergnat@salon.example;06 39 98 11 04;Cholet;Terrasse bois
Escoubeyrou;Rémi;remi.escoubeyrou(at)salon.example;06 39 98 11 05;Angers;Ravalement
;Sophie;;06 39 98 11 06;Nantes;Rappeler avant midi
Fontanille;Armelle;armelle.fontanille@salon.example;06 39 98 11 07;Vertou;Cuisine et arrière-cuisine
Guyomarc’h;Tanguy;tanguy.guyomarch@salon.example;06 39 98 11 08;Rennes;Extension ossature bois
Hautecoeur;Lise;lise.hautecoeur@salon.example;06 39 98 1;Laval;Fenêtres de toit
Jaffrezic;Nolwenn;nolwenn.jaffrezic@salon.example;06 39 98 11 10;Vannes;Salle de bains accessible
Lestrade-Pommier;Aurélien;aurelien.lestrade@salon.example;06 39 98 11 11;Le Mans;Garage
`;

const mapping = `name: Cartes du salon de l’habitat
files:
  cards: { path: cartes-salon-habitat.csv }
steps:
  - name: contacts
    target: crm.contact
    source: cards
    match: [externalId]
    fields:
      externalId: { template: "salon-{Téléphone}" }
      lastName: Nom
      firstName: Prénom
      emails: { part: { label: { constant: home }, address: Mail } }
      phones: { part: { label: { constant: mobile }, number: Téléphone } }
      notes: Projet
      source: { constant: Salon de l’habitat }
      addresses: { part: { label: { constant: home }, city: Ville, country: { constant: FR } } }
`;

/** A list that came back from a trade fair: what was taken, and what was refused and why. */
@Injectable()
export class ImportDemo implements OnModuleInit {
  constructor(
    private readonly steps: DemoSteps,
    private readonly imports: ImportService,
  ) {}

  onModuleInit(): void {
    this.steps.add((story) => this.importCards(story));
  }

  private async importCards({ people }: DemoStory): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'b2o-demo-'));
    try {
      await writeFile(join(folder, 'cartes-salon-habitat.csv'), cards);
      await writeFile(join(folder, 'mapping.yaml'), mapping);
      await Scopes.with({ actor: people.sales }, () => this.imports.run(join(folder, 'mapping.yaml')));
    } finally {
      await rm(folder, { recursive: true });
    }
  }
}
