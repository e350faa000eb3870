import { defineProblems, text } from '#kernel';

export const MailProblems = defineProblems({
  WORKSPACE_MAIL_TEST_UNAVAILABLE: {
    category: 'conflict',
    title: text('Enregistrez d’abord un serveur d’envoi complet.', 'Save a complete mail server first.'),
  },
});
