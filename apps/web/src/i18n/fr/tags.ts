/** Texts of tags, wherever they stand. */
export const tags = {
  create: 'Créer « %{name} »',
  search: 'Chercher une étiquette',
  none: 'Aucune étiquette : tapez un nom pour en créer une.',
  takeOff: 'Retirer « %{name} »',
  filter: {
    way: 'Porte',
    any: 'Au moins une des étiquettes',
    all: 'Toutes ces étiquettes',
    none: 'Aucune de ces étiquettes',
    words: { any: '%{words} (l’une)', all: '%{words} (toutes)', none: 'sans %{words}' },
  },
  bulk: {
    action: 'Étiqueter',
    title: 'Étiqueter %{smart_count} fiche |||| Étiqueter %{smart_count} fiches',
    add: 'Ajouter',
    remove: 'Retirer',
    both: 'Une étiquette ne s’ajoute et ne se retire pas à la fois.',
    apply: 'Appliquer',
  },
  settings: {
    intro:
      'Les étiquettes sont communes à toute l’entreprise : sociétés, contacts, pistes et affaires. Leur ordre est celui des listes de choix.',
    title: 'Étiquettes',
    add: 'Nouvelle étiquette',
    empty: 'Aucune étiquette pour l’instant. Créez-en une ici, ou en la tapant sur une fiche.',
    find: 'Chercher une étiquette',
    nothing: 'Aucune étiquette ne correspond.',
    uses: '%{smart_count} fiche |||| %{smart_count} fiches',
    unused: 'Sur aucune fiche',
    edit: 'Renommer ou changer la couleur',
    merge: 'Fusionner dans une autre…',
    remove: 'Supprimer…',
    actions: 'Actions sur « %{name} »',
    see: 'Voir : %{label} (%{count})',
    removeTitle: 'Supprimer l’étiquette « %{name} » ?',
    removeContent:
      'Elle sera retirée de %{smart_count} fiche. Les fiches restent. |||| Elle sera retirée de %{smart_count} fiches. Les fiches restent.',
    removeUnused: 'Elle n’est sur aucune fiche.',
    mergeTitle: 'Fusionner « %{name} »',
    mergeAction: 'Fusionner',
    mergeInto: 'Étiquette qui reste',
    mergeContent:
      'Toutes les fiches qui portent « %{name} » porteront l’autre étiquette à sa place. Cela ne s’annule pas.',
    merged: 'Étiquettes fusionnées',
  },
};

/** Words of the record itself. */
export const tagWords = {
  colour: {
    grey: 'Gris',
    red: 'Rouge',
    orange: 'Orange',
    yellow: 'Jaune',
    green: 'Vert',
    teal: 'Turquoise',
    blue: 'Bleu',
    violet: 'Violet',
    pink: 'Rose',
  },
};
