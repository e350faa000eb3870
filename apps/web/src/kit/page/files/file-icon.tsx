import DocumentIcon from '@mui/icons-material/DescriptionOutlined';
import ArchiveIcon from '@mui/icons-material/FolderZipOutlined';
import ImageIcon from '@mui/icons-material/ImageOutlined';
import FileIcon from '@mui/icons-material/InsertDriveFileOutlined';
import MailIcon from '@mui/icons-material/MailOutlineOutlined';
import TextIcon from '@mui/icons-material/NotesOutlined';
import PdfIcon from '@mui/icons-material/PictureAsPdfOutlined';
import SheetIcon from '@mui/icons-material/TableChartOutlined';
import { familyOf } from './file-facts';

const icons = {
  image: ImageIcon,
  pdf: PdfIcon,
  text: TextIcon,
  sheet: SheetIcon,
  document: DocumentIcon,
  archive: ArchiveIcon,
  mail: MailIcon,
  other: FileIcon,
} as const;

/** What kind of file it is, for the eye. */
export function TypeIcon({ mediaType }: { mediaType: string }) {
  const Icon = icons[familyOf(mediaType)];
  return <Icon aria-hidden sx={{ color: 'text.secondary', flex: 'none' }} />;
}
