import type { ra as fr } from '../fr/ra';
import type { Texts } from '../texts';

export const ra: Texts<typeof fr> = {
  action: {
    cancel: 'Cancel',
    close: 'Close',
    confirm: 'Confirm',
    create: 'Create',
    delete: 'Delete',
    save: 'Save',
    undo: 'Undo',
    refresh: 'Refresh',
  },
  auth: {
    auth_check_error: 'Sign in to continue.',
    sign_in_error: 'Signing in failed.',
    logout: 'Sign out',
  },
  notification: {
    updated: 'Changes saved',
    created: 'Created',
    deleted: 'Deleted',
    bad_item: 'This is not valid',
    item_doesnt_exist: 'This does not exist',
    http_error: 'The server does not answer',
    data_provider_error: 'The server does not answer as expected',
    canceled: 'Action undone',
    logged_out: 'Your session has ended. Sign in again.',
    not_authorized: 'You have no access to that.',
    application_update_available: 'A new version is available.',
  },
  validation: {
    required: 'Required',
    minLength: '%{min} characters at least',
    maxLength: '%{max} characters at most',
    minValue: '%{min} at least',
    maxValue: '%{max} at most',
    number: 'A number is expected',
    email: 'This e-mail address is not valid',
    oneOf: 'One of these: %{options}',
    regex: 'This format is not valid',
    unique: 'Already in use',
  },
  message: {
    unsaved_changes: 'Some changes are not saved. Leave this page?',
    invalid_form: 'Some fields need correction.',
    error: 'Something went wrong.',
    not_found: 'Not found',
    are_you_sure: 'Are you sure?',
  },
  page: {
    error: 'Something went wrong',
    loading: 'Loading',
    not_found: 'Not found',
  },
};
