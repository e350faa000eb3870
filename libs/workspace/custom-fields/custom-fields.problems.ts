import { defineProblems, text } from '#kernel';

export const CustomFieldProblems = defineProblems({
  TOO_MANY_CUSTOM_FIELDS: {
    category: 'conflict',
    title: text(
      'Ce type de fiche a déjà 100 champs personnalisés ; archivez ou supprimez ceux qui ne servent plus.',
      'This kind of record already has 100 custom fields; archive or remove those that serve no more.',
    ),
  },
  CUSTOM_FIELD_IN_USE: {
    category: 'conflict',
    title: text(
      'Des fiches ont une valeur dans ce champ : archivez-le plutôt, ses valeurs seront gardées.',
      'Records have a value in this field: archive it instead, its values are kept.',
    ),
  },
});
