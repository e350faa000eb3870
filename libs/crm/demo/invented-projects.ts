/** What the demo company is asked to build, and between which amounts, in euros. */
export interface DemoProject {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

export const householdProjects: readonly DemoProject[] = [
  { name: 'Extension 24 m²', from: 42_000, to: 68_000 },
  { name: 'Surélévation 35 m²', from: 75_000, to: 120_000 },
  { name: 'Rénovation complète', from: 60_000, to: 140_000 },
  { name: 'Isolation des combles', from: 4_000, to: 12_000 },
  { name: 'Salle de bains', from: 7_500, to: 18_000 },
  { name: 'Six fenêtres et une porte', from: 8_000, to: 16_000 },
  { name: 'Toiture en ardoise', from: 18_000, to: 45_000 },
  { name: 'Terrasse et pergola', from: 6_000, to: 21_000 },
  { name: 'Mise aux normes électriques', from: 2_000, to: 9_000 },
  { name: 'Pompe à chaleur', from: 11_000, to: 19_000 },
];

export const businessProjects: readonly DemoProject[] = [
  { name: 'Ravalement de façade', from: 28_000, to: 95_000 },
  { name: 'Aménagement de bureaux 140 m²', from: 35_000, to: 90_000 },
  { name: 'Étanchéité toiture-terrasse', from: 15_000, to: 60_000 },
  { name: 'Bardage bois', from: 22_000, to: 80_000 },
  { name: 'Réhabilitation de six logements', from: 110_000, to: 180_000 },
  { name: 'Cloisons et faux plafonds', from: 6_000, to: 34_000 },
  { name: 'Accessibilité du rez-de-chaussée', from: 9_000, to: 27_000 },
  { name: 'Remplacement des menuiseries', from: 16_000, to: 72_000 },
];
