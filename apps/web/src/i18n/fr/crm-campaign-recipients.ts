/** What becomes of a campaign’s recipient. */
export const recipientStates = {
  pending: 'À envoyer',
  sending: 'En cours',
  sent: 'Envoyé',
  skipped: 'Écarté',
  bounced: 'Rejeté',
  unsubscribed: 'Désabonné',
  complained: 'Plainte',
  unknown: 'Incertain',
};
