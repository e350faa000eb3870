import { useDraggable } from '@dnd-kit/core';
import { styled } from '@mui/material/styles';
import { type CSSProperties, type KeyboardEvent, useId } from 'react';
import { Link } from 'react-router-dom';
import { motion, radius } from '@/theme/tokens';
import { useCalendar } from './calendar-context';
import { dayOf } from './days';
import { type CalendarEvent, isWholeDays } from './event';
import { useDateWords } from './use-words';

const tones = {
  primary: 'primary',
  info: 'info',
  success: 'success',
  warning: 'warning',
  danger: 'error',
} as const;

const Frame = styled('div')(({ theme }) => ({
  position: 'absolute',
  zIndex: 1,
  minWidth: 0,
  touchAction: 'manipulation',
  '&[data-dragged="true"]': { zIndex: 3, opacity: 0.92 },
  '& > a, & > button': {
    display: 'flex',
    alignItems: 'center',
    gap: '0 5px',
    width: '100%',
    height: '100%',
    padding: '1px 7px',
    border: 0,
    borderRadius: radius.small + 1,
    font: 'inherit',
    fontSize: 12,
    lineHeight: '19px',
    textAlign: 'start',
    textDecoration: 'none',
    overflow: 'hidden',
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    color: theme.vars?.palette.text.primary,
    borderInlineStart: `3px solid ${theme.vars?.palette.text.secondary}`,
    // Opaque below the tint, so that hours and neighbours do not shine through.
    backgroundColor: theme.vars?.palette.background.paper,
    backgroundImage: `linear-gradient(rgba(${theme.vars?.palette.text.primaryChannel} / 0.09) 0 0)`,
    transition: `box-shadow ${motion.fast}`,
    '&:hover': { boxShadow: '0 2px 8px rgba(15, 21, 19, 0.18)' },
  },
  '& strong': { flex: 'none' },
  '& .what': { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' },
  // In a narrow day its first words say more than a picture.
  containerType: 'inline-size',
  '@container (max-width: 119px)': { '& .what [data-telling="false"]': { display: 'none' } },
  // The content of a button lies in its middle, unless it is told otherwise.
  '&[data-lines="true"] > *': {
    flexWrap: 'wrap',
    alignContent: 'flex-start',
    alignItems: 'flex-start',
    whiteSpace: 'normal',
    lineHeight: '17px',
    paddingTop: 2,
  },
  ...Object.fromEntries(
    Object.entries(tones).map(([tone, name]) => [
      `&[data-tone="${tone}"] > *`,
      {
        borderInlineStartColor: theme.vars?.palette[name].main,
        backgroundImage: `linear-gradient(rgba(${theme.vars?.palette[name].mainChannel} / 0.16) 0 0)`,
      },
    ]),
  ),
}));

/** Pixels of two lines. */
const lowest = 38;

interface EventBoxProps {
  event: CalendarEvent;
  /** Where it lies in its cell. */
  place: CSSProperties;
  /** It stands in a day of hours. */
  block?: boolean;
  /** Days and minutes that an arrow key moves it by, with Alt. */
  steps: Readonly<Record<string, readonly [days: number, minutes: number]>>;
}

/** An event: opened by a click, moved by pointer, or by Alt and the arrows. */
export function EventBox({ event, place, block = false, steps }: EventBoxProps) {
  const { helpId, render, open, movable, move } = useCalendar();
  const { time, inFull } = useDateWords();
  // An event that goes on over weeks is drawn several times.
  const id = useId();
  const canMove = movable(event);
  const whole = isWholeDays(event);
  const drag = useDraggable({ id, data: { event, whole }, disabled: !canMove });
  const start = new Date(event.start);
  const when = event.allDay ? inFull(event.start.slice(0, 10)) : `${inFull(dayOf(start))}, ${time(start)}`;
  const onKeyDown = (key: KeyboardEvent) => {
    const step = key.altKey ? steps[key.key] : undefined;
    if (!step || !canMove) return;
    key.preventDefault();
    move(event, step[0], whole ? 0 : step[1]);
  };
  const { x = 0, y = 0 } = drag.transform ?? {};
  const content = (
    <>
      {!whole && <strong>{time(start)} </strong>}
      <span className="what">{render(event)}</span>
    </>
  );
  const props = {
    title: `${event.title} – ${when}`,
    onKeyDown,
    'aria-describedby': canMove ? helpId : undefined,
    draggable: false,
    ...(canMove && drag.listeners),
  };
  return (
    <Frame
      ref={drag.setNodeRef}
      data-tone={event.tone}
      data-lines={block && Number(place.height) >= lowest}
      data-dragged={drag.isDragging}
      style={{ ...place, transform: drag.transform ? `translate3d(${x}px, ${y}px, 0)` : undefined }}
    >
      {event.to ? (
        <Link to={event.to} {...props}>
          {content}
        </Link>
      ) : (
        <button type="button" onClick={() => open?.(event)} {...props}>
          {content}
        </button>
      )}
    </Frame>
  );
}
