/** Texts of the page on which a person is erased for good. */
export const erasures = {
  title: 'Effacer « %{name} » définitivement',
  lead: 'À la demande de la personne (RGPD, article 17). Personne ne pourra revenir en arrière, pas même B2O.',
  goes: 'Ce qui disparaît',
  goesHere:
    'La fiche, ce qui en dépend (commentaires, fichiers joints, rattachements…) et leur historique, tout de suite.',
  goesCopies:
    'Dans les sauvegardes : la personne y est effacée dès que l’une d’elles est ouverte ou restaurée, et plus aucune ne la contient au bout de trente jours.',
  stays: 'Ce qui reste',
  staysRefusals:
    'Ses refus, sous une forme qui ne la nomme pas, pour qu’elle ne soit plus jamais sollicitée.',
  staysLaw: 'Ce que la loi oblige à garder : alors la fiche ne peut pas être effacée, et la raison est dite.',
  reference: 'Référence de la demande',
  referenceHelp: 'Elle reste dans le journal d’audit : ne nommez pas la personne.',
  submit: 'Effacer définitivement…',
  confirm: 'Effacer',
  done: '« %{name} » est effacé',
  doneRows: '%{smart_count} ligne effacée. |||| %{smart_count} lignes effacées.',
  doneCopies:
    'Plus aucune sauvegarde ne contiendra cette personne à partir du %{day} : dites-le-lui dans votre réponse.',
  none: 'Cette fiche n’existe plus',
  noneWhy: 'Elle a été supprimée ou effacée entre-temps.',
};
