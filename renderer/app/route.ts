const opinionSettingsParts = ['form', 'dispositions', 'categories'] as const;
export type OpinionSettingsPart = (typeof opinionSettingsParts)[number];

/** Where a window is. Kept in the address, so that going back works and a reloaded page finds its place. */
export type Route =
  | { readonly screen: 'home' }
  | {
      readonly screen: 'reading';
      readonly materialId: string;
      /** null: the version that its number means now. */
      readonly versionId: string | null;
      /** Block to show first; null: where reading stopped. */
      readonly blockId: string | null;
      /** Words whose places are marked; empty without. */
      readonly find: string;
    }
  /** A paper that is being written. */
  | { readonly screen: 'draft'; readonly draftId: string }
  | {
      readonly screen: 'replacement';
      readonly materialId: string;
      /** The newer version. */
      readonly versionId: string | null;
      /** The version it is compared with; null for the one before. */
      readonly beforeId: string | null;
    }
  | { readonly screen: 'notes' }
  /** 意見・提案シート of the file's owner; null: of the next meeting, and its first opinion. */
  | { readonly screen: 'sheet'; readonly meetingId: string | null; readonly opinionId: string | null }
  /** A sheet that the secretariat keys in. */
  | { readonly screen: 'sheet-entry'; readonly sheetId: string }
  /** Answers to the owner's opinions. */
  | { readonly screen: 'answers'; readonly meetingId: string | null }
  | { readonly screen: 'search'; readonly query: string }
  | { readonly screen: 'exchange' }
  | { readonly screen: 'import' }
  /** 受け取る: bundles and filled-in forms. */
  | { readonly screen: 'receive' }
  /** 届いたシート */
  | { readonly screen: 'received-sheets'; readonly meetingId: string | null }
  /** One of them, word for word. */
  | { readonly screen: 'received-sheet'; readonly sheetId: string }
  /** Every sheet of one member together. */
  | { readonly screen: 'member-sheets'; readonly memberId: string }
  /** 委員に渡す, 回答を渡す */
  | { readonly screen: 'hand-out'; readonly meetingId: string | null }
  /** 受渡しの記録 */
  | { readonly screen: 'transfers' }
  /** 署名の鍵 */
  | { readonly screen: 'keys' }
  /** 意見シートの決まり */
  | { readonly screen: 'opinion-settings'; readonly part: OpinionSettingsPart }
  | { readonly screen: 'add-file' }
  | { readonly screen: 'export'; readonly meetingId: string | null }
  | { readonly screen: 'members' }
  | { readonly screen: 'check'; readonly meetingId: string | null }
  /** 指標の評価 */
  | { readonly screen: 'evaluation'; readonly meetingId: string | null }
  /** 根拠のつながり; `blockId`: the line or finding that is shown first. */
  | { readonly screen: 'evidence'; readonly meetingId: string | null; readonly blockId: string | null }
  /** Imported reports of surveys; `questionId`: the question that is shown first. */
  | { readonly screen: 'surveys'; readonly questionId: string | null }
  | { readonly screen: 'file' }
  | { readonly screen: 'settings' }
  /** null: the plan in force, else the first. */
  | { readonly screen: 'plan'; readonly planId: string | null }
  | { readonly screen: 'plan-mapping'; readonly fromPlanId: string | null; readonly toPlanId: string | null }
  | { readonly screen: 'shared-contents' }
  | { readonly screen: 'schedule' }
  /** 意見と対応 (対応表) of a meeting; null: the one that has opinions. `itemId`: the row that is shown first. */
  | { readonly screen: 'opinions'; readonly meetingId: string | null; readonly itemId: string | null }
  /** 修正箇所一覧; `changeId`: the change that is shown first. */
  | { readonly screen: 'plan-changes'; readonly meetingId: string | null; readonly changeId: string | null }
  /** 意見の集計 */
  | { readonly screen: 'opinion-counts'; readonly meetingId: string | null }
  /** アプリのない委員の様式 */
  | { readonly screen: 'forms'; readonly meetingId: string | null }
  /** Entering from text; `sheetId`: one that was begun. */
  | { readonly screen: 'quick-entry'; readonly meetingId: string | null; readonly sheetId: string | null }
  /** パブリックコメント from a table. */
  | { readonly screen: 'public-comments'; readonly meetingId: string | null };

/** The address of a route, for links. */
export function hrefOf(route: Route): string {
  switch (route.screen) {
    case 'home':
      return '#/';
    case 'reading': {
      const parameters = [
        ...(route.versionId === null ? [] : [['version', route.versionId]]),
        ...(route.blockId === null ? [] : [['block', route.blockId]]),
        ...(route.find === '' ? [] : [['find', route.find]]),
      ];
      return withParameters(`#/material/${encodeURIComponent(route.materialId)}`, parameters);
    }
    case 'draft':
      return `#/draft/${encodeURIComponent(route.draftId)}`;
    case 'replacement':
      return withParameters(`#/replacement/${encodeURIComponent(route.materialId)}`, [
        ...(route.versionId === null ? [] : [['version', route.versionId]]),
        ...(route.beforeId === null ? [] : [['before', route.beforeId]]),
      ]);
    case 'search':
      return withParameters('#/search', route.query === '' ? [] : [['query', route.query]]);
    case 'opinions':
      return withParameters(
        '#/opinions',
        given([
          ['meeting', route.meetingId],
          ['item', route.itemId],
        ]),
      );
    case 'plan-changes':
      return withParameters(
        '#/plan-changes',
        given([
          ['meeting', route.meetingId],
          ['change', route.changeId],
        ]),
      );
    case 'opinion-settings':
      return `#/opinion-settings/${route.part}`;
    case 'member-sheets':
      return `#/member-sheets/${encodeURIComponent(route.memberId)}`;
    case 'received-sheet':
      return `#/received-sheet/${encodeURIComponent(route.sheetId)}`;
    case 'export':
    case 'received-sheets':
    case 'hand-out':
    case 'check':
    case 'evaluation':
    case 'answers':
    case 'opinion-counts':
    case 'forms':
    case 'public-comments':
      return withParameters(`#/${route.screen}`, given([['meeting', route.meetingId]]));
    case 'sheet':
      return withParameters(
        '#/sheet',
        given([
          ['meeting', route.meetingId],
          ['opinion', route.opinionId],
        ]),
      );
    case 'quick-entry':
      return withParameters(
        '#/quick-entry',
        given([
          ['meeting', route.meetingId],
          ['sheet', route.sheetId],
        ]),
      );
    case 'sheet-entry':
      return `#/sheet-entry/${encodeURIComponent(route.sheetId)}`;
    case 'evidence':
      return withParameters(
        '#/evidence',
        given([
          ['meeting', route.meetingId],
          ['block', route.blockId],
        ]),
      );
    case 'surveys':
      return withParameters('#/surveys', given([['question', route.questionId]]));
    case 'plan':
      return withParameters('#/plan', given([['plan', route.planId]]));
    case 'plan-mapping':
      return withParameters(
        '#/plan-mapping',
        given([
          ['from', route.fromPlanId],
          ['to', route.toPlanId],
        ]),
      );
    case 'notes':
    case 'exchange':
    case 'import':
    case 'receive':
    case 'transfers':
    case 'keys':
    case 'add-file':
    case 'members':
    case 'file':
    case 'settings':
    case 'shared-contents':
    case 'schedule':
      return `#/${route.screen}`;
  }
}

/** The address of a material as its number means it now, where reading stopped. */
export function hrefOfMaterial(materialId: string): string {
  return hrefOf({ screen: 'reading', materialId, versionId: null, blockId: null, find: '' });
}

/** The route of an address; the first screen for anything else. */
export function routeOf(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#\/?/u, '').split('?', 2);
  const parameters = new URLSearchParams(search);
  const [screen = '', argument] = path.split('/');
  switch (screen) {
    case 'material': {
      const materialId = argument === undefined ? '' : decodeURIComponent(argument);
      if (materialId === '') {
        return { screen: 'home' };
      }
      return {
        screen: 'reading',
        materialId,
        versionId: parameters.get('version'),
        blockId: parameters.get('block'),
        find: parameters.get('find') ?? '',
      };
    }
    case 'draft':
      return argument === undefined || argument === ''
        ? { screen: 'home' }
        : { screen, draftId: decodeURIComponent(argument) };
    case 'replacement': {
      const materialId = argument === undefined ? '' : decodeURIComponent(argument);
      return materialId === ''
        ? { screen: 'home' }
        : {
            screen,
            materialId,
            versionId: parameters.get('version'),
            beforeId: parameters.get('before'),
          };
    }
    case 'search':
      return { screen, query: parameters.get('query') ?? '' };
    case 'opinions':
      return { screen, meetingId: parameters.get('meeting'), itemId: parameters.get('item') };
    case 'plan-changes':
      return { screen, meetingId: parameters.get('meeting'), changeId: parameters.get('change') };
    case 'opinion-settings':
      return { screen, part: opinionSettingsParts.find((part) => part === argument) ?? 'form' };
    case 'member-sheets':
      return argument === undefined || argument === ''
        ? { screen: 'home' }
        : { screen, memberId: decodeURIComponent(argument) };
    case 'received-sheet':
      return argument === undefined || argument === ''
        ? { screen: 'home' }
        : { screen, sheetId: decodeURIComponent(argument) };
    case 'export':
    case 'received-sheets':
    case 'hand-out':
    case 'check':
    case 'evaluation':
    case 'answers':
    case 'opinion-counts':
    case 'forms':
    case 'public-comments':
      return { screen, meetingId: parameters.get('meeting') };
    case 'sheet':
      return { screen, meetingId: parameters.get('meeting'), opinionId: parameters.get('opinion') };
    case 'quick-entry':
      return { screen, meetingId: parameters.get('meeting'), sheetId: parameters.get('sheet') };
    case 'sheet-entry':
      return argument === undefined || argument === ''
        ? { screen: 'home' }
        : { screen, sheetId: decodeURIComponent(argument) };
    case 'evidence':
      return { screen, meetingId: parameters.get('meeting'), blockId: parameters.get('block') };
    case 'surveys':
      return { screen, questionId: parameters.get('question') };
    case 'plan':
      return { screen, planId: parameters.get('plan') };
    case 'plan-mapping':
      return { screen, fromPlanId: parameters.get('from'), toPlanId: parameters.get('to') };
    case 'notes':
    case 'exchange':
    case 'import':
    case 'receive':
    case 'transfers':
    case 'keys':
    case 'add-file':
    case 'members':
    case 'file':
    case 'settings':
    case 'shared-contents':
    case 'schedule':
      return { screen };
    default:
      return { screen: 'home' };
  }
}

/** Parameters that have a value. */
function given(parameters: readonly (readonly [string, string | null])[]): readonly (readonly string[])[] {
  return parameters.flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
}

function withParameters(path: string, parameters: readonly (readonly string[])[]): string {
  const search = new URLSearchParams(
    parameters.map(([name = '', value = '']): [string, string] => [name, value]),
  );
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}
