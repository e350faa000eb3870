/** Texts of the page on which a person is erased for good. */
export const erasures = {
  title: 'Erase “%{name}” for good',
  lead: 'At the person’s request (GDPR, article 17). Nobody can undo it, not even B2O.',
  goes: 'What goes',
  goesHere: 'The record, what lies under it (comments, files, affiliations…) and their history, at once.',
  goesCopies:
    'In copies: the person is erased there as soon as one is opened or restored, and after thirty days none holds them any more.',
  stays: 'What stays',
  staysRefusals: 'What they refused, in a form that does not name them, so that nobody writes to them again.',
  staysLaw: 'What the law has one keep: then the record cannot be erased, and the reason is told.',
  reference: 'Reference of the request',
  referenceHelp: 'It stays in the audit trail: do not name the person.',
  submit: 'Erase for good…',
  confirm: 'Erase',
  done: '“%{name}” is erased',
  doneRows: '%{smart_count} row erased. |||| %{smart_count} rows erased.',
  doneCopies: 'From %{day} on no copy holds this person any more: say so in your answer.',
  none: 'This record is no more',
  noneWhy: 'It was deleted or erased meanwhile.',
};
