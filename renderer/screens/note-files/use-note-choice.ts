import { useState } from 'react';
import type { AnnotationColour } from '../../../core/domain/annotations/annotation.ts';
import { useCall } from '../../data/session.tsx';

/** Which papers the notes of a file are taken from. Both null: all of them. */
export interface NotePlace {
  readonly meetingId: string | null;
  readonly materialId: string | null;
}

/** Which notes go along, as the person has ticked them, and how many that are. */
export function useNoteChoice({ meetingId, materialId }: NotePlace) {
  const [includeShared, setShared] = useState(true);
  const [includePrivate, setPrivate] = useState(false);
  const [ownOnly, setOwnOnly] = useState(false);
  const [colour, setColour] = useState<AnnotationColour | ''>('');
  const choice = { includeShared, includePrivate, ownOnly, colours: colour === '' ? [] : [colour] };
  const counts = useCall('countAnnotations', { meetingId, materialId, ...choice });
  return { choice, counts, colour, setShared, setPrivate, setOwnOnly, setColour };
}

export type NoteChoice = ReturnType<typeof useNoteChoice>;
