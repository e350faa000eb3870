// What screens are composed of. Screens import from here, never from MUI.
export {
  Alert,
  Box,
  Button,
  Checkbox,
  Chip,
  IconButton,
  ListItemText,
  Menu,
  MenuItem,
  Stack,
  Switch,
  Tooltip,
  Typography,
  useMediaQuery,
} from '@mui/material';
export { styled, type Theme } from '@mui/material/styles';
export { useLanguage, useLocalText, useText } from '@/i18n/use-text';
export { BarChart } from './charts/bar-chart';
export type { ChartRow, ChartSeries } from './charts/chart-data';
export { Donut } from './charts/donut';
export { LineChart } from './charts/line-chart';
export { useConfirm } from './feedback/confirm';
export { NoticeDialog } from './feedback/notice-dialog';
export { EmptyState, ErrorState } from './feedback/states';
export { EmptyValue, Hidden } from './fields/empty-value';
export { Field } from './fields/field';
export { FieldValue } from './fields/field-value';
export { formatPhone } from './fields/format-phone';
export { formatDay, formatInstant, formatMoney, formatNumber } from './fields/format-value';
export { IconText } from './fields/icon-text';
export { Late } from './fields/late';
export { ReadOnlyField } from './fields/read-only-field';
export { PersonName, RecordLabel } from './fields/record-label';
export { ToneChip } from './fields/tone-chip';
export { FormDialog } from './form/form-dialog';
export { FormPage } from './form/form-page';
export { FormTab, FormTabs } from './form/form-tabs';
export { LeaveGuard } from './form/leave-guard';
export { PlainField, Prose, QuietLink } from './form/plain-field';
export { PlainForm } from './form/plain-form';
export { Section } from './form/section';
export { SimpleForm } from './form/simple-form';
export { TaskDialog } from './form/task-dialog';
export { useTypedFields } from './form/use-typed-fields';
export { changesOf, cleanValues } from './form/values';
export { AmountField } from './inputs/amount-field';
export { CheckListInput } from './inputs/check-list-input';
export { DayField } from './inputs/day-field';
export { FieldInput } from './inputs/field-input';
export { FileDrop } from './inputs/file-drop';
export { FilterSelect } from './inputs/filter-select';
export { OptionsInput } from './inputs/options-input';
export { SearchField } from './inputs/search-field';
export {
  DateInput,
  MomentInput,
  NumberInput,
  PasswordInput,
  ReferenceInput,
  SelectInput,
  SwitchInput,
  TextInput,
} from './inputs/simple-inputs';
export { TickBox } from './inputs/tick-box';
export { BoardSkeleton } from './kanban/board-skeleton';
export { CardTitle } from './kanban/card-title';
export type { Transits } from './kanban/columns';
export { LoadedBoard, type LoadedColumn } from './kanban/loaded-board';
export { useKeys } from './keyboard/use-keys';
export { Card, Columns } from './layout/card';
export { CodeList, CopyText } from './layout/copy-text';
export { DataTable } from './layout/data-table';
export { Figure, Figures } from './layout/figures';
export { CountedTitle, HeaderBar } from './layout/header-bar';
export { LinkButton } from './layout/link-button';
export { LookSwitch } from './layout/look-switch';
export { NewTabLink } from './layout/new-tab-link';
export { type OrderedItem, OrderedRows } from './layout/ordered-rows';
export { Page } from './layout/page';
export { usePageTitle } from './layout/page-title';
export { Progress } from './layout/progress';
export { PublicPage } from './layout/public-page';
export { QrCode } from './layout/qr-code';
export { RowMenu } from './layout/row-menu';
export { RowSkeletons } from './layout/row-skeletons';
export { Row, Rows } from './layout/rows';
export { StateSteps } from './layout/state-steps';
export { SteadyPlace } from './layout/steady-place';
export { StepButtons } from './layout/step-buttons';
export { LineItemsGrid } from './line-items/line-items-grid';
export { type Filters, readFilters, withFilter, writeFilters } from './list/filters/filter-codec';
export { FilterWords } from './list/filters/filter-words';
export { FiltersInput } from './list/filters/filters-input';
export { daysOf, type Period, periods } from './list/filters/periods';
export { type Link, LinkedRecords } from './list/linked-records';
export { useList } from './list/list-context';
export { ListPage } from './list/list-page';
export { RelatedList } from './list/related-list';
export type { RecordAction } from './page/record-actions';
export { RecordPage } from './page/record-page';
export type { TimelineRecord } from './page/timeline/activity';
export { defineEntry } from './page/timeline/entry-screens';
export { History } from './page/timeline/history';
export { When } from './page/when';
export {
  type AnyRecord,
  allRecords,
  defineRecord,
  type FormNoticeProps,
  fieldOf,
  type Icon,
  pathOf,
  type RecordScreens,
  recordNamed,
  type Tone,
} from './records/define-record';
export { type Recent, useRecent } from './records/recent';
export { RecordProvider } from './records/record-context';
export { TagChip, TagChips } from './tags/tag-chip';
export { TagsBox } from './tags/tags-box';
export { type Tag, useTags } from './tags/use-tags';
