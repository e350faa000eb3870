import { defineProblems, text } from '#kernel';

export const OwnerRecordProblems = defineProblems({
  WORKSPACE_VAULT_RECORD: {
    category: 'forbidden',
    title: text(
      'Les fiches RH ne reçoivent ni pièce jointe ni commentaire partagés.',
      'HR records take no shared attachments or comments.',
    ),
  },
});
