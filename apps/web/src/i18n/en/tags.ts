/** Texts of tags, wherever they stand. */
export const tags = {
  create: 'Create “%{name}”',
  search: 'Find a tag',
  none: 'No tag yet: type a name to create one.',
  takeOff: 'Take “%{name}” off',
  filter: {
    way: 'Has',
    any: 'At least one of the tags',
    all: 'All of these tags',
    none: 'None of these tags',
    words: { any: '%{words} (any)', all: '%{words} (all)', none: 'without %{words}' },
  },
  bulk: {
    action: 'Tag',
    title: 'Tag %{smart_count} record |||| Tag %{smart_count} records',
    add: 'Add',
    remove: 'Take off',
    both: 'A tag is not added and taken off at once.',
    apply: 'Apply',
  },
  settings: {
    intro:
      'Tags are shared by the whole company: companies, contacts, leads and opportunities. They are offered in this order.',
    title: 'Tags',
    add: 'New tag',
    empty: 'No tag yet. Create one here, or by typing it on a record.',
    find: 'Find a tag',
    nothing: 'No tag matches.',
    uses: '%{smart_count} record |||| %{smart_count} records',
    unused: 'On no record',
    edit: 'Rename or change the colour',
    merge: 'Merge into another one…',
    remove: 'Remove…',
    actions: 'Actions on “%{name}”',
    see: 'See: %{label} (%{count})',
    removeTitle: 'Remove the tag “%{name}”?',
    removeContent:
      'It will be taken off %{smart_count} record. The record stays. |||| It will be taken off %{smart_count} records. The records stay.',
    removeUnused: 'It is on no record.',
    mergeTitle: 'Merge “%{name}”',
    mergeAction: 'Merge',
    mergeInto: 'Tag that stays',
    mergeContent:
      'All records that have “%{name}” will have the other tag in its place. This cannot be undone.',
    merged: 'Tags merged',
  },
};

/** Words of the record itself. */
export const tagWords = {
  colour: {
    grey: 'Grey',
    red: 'Red',
    orange: 'Orange',
    yellow: 'Yellow',
    green: 'Green',
    teal: 'Teal',
    blue: 'Blue',
    violet: 'Violet',
    pink: 'Pink',
  },
};
