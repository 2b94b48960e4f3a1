import { describe, expect, it } from 'vitest';
import { hrefOf, type Route, routeOf } from '../../../renderer/app/route.ts';

const routes: readonly Route[] = [
  { screen: 'home' },
  { screen: 'reading', materialId: 'a', versionId: null, blockId: null, find: '' },
  { screen: 'reading', materialId: 'a', versionId: 'v', blockId: 'b.chart', find: '福祉 50% & 介護?#' },
  { screen: 'search', query: '' },
  { screen: 'search', query: '第Ⅲ期　計画' },
  { screen: 'exchange' },
  { screen: 'import' },
  { screen: 'add-file' },
  { screen: 'receive' },
  { screen: 'received-sheets', meetingId: null },
  { screen: 'received-sheets', meetingId: 'm' },
  { screen: 'received-sheet', sheetId: 's' },
  { screen: 'member-sheets', memberId: 'm' },
  { screen: 'hand-out', meetingId: 'm' },
  { screen: 'transfers' },
  { screen: 'keys' },
  { screen: 'opinion-settings', part: 'form' },
  { screen: 'opinion-settings', part: 'categories' },
  { screen: 'export', meetingId: null },
  { screen: 'export', meetingId: 'm' },
  { screen: 'members' },
  { screen: 'check', meetingId: 'm' },
  { screen: 'file' },
  { screen: 'settings' },
  { screen: 'plan', planId: null },
  { screen: 'plan', planId: 'p' },
  { screen: 'plan-mapping', fromPlanId: null, toPlanId: null },
  { screen: 'plan-mapping', fromPlanId: 'a', toPlanId: 'b' },
  { screen: 'shared-contents' },
  { screen: 'schedule' },
  { screen: 'sheet', meetingId: null, opinionId: null },
  { screen: 'sheet', meetingId: 'm', opinionId: 'o' },
  { screen: 'sheet-entry', sheetId: 's' },
  { screen: 'answers', meetingId: 'm' },
];

describe('addresses of the window', () => {
  it.each(routes.map((route) => [hrefOf(route), route] as const))('%s leads back', (href, route) => {
    expect(routeOf(href)).toEqual(route);
  });

  it.each(['', '#', '#/', '#/nowhere', '#/material/', '#material'])('%s is the first screen', (href) => {
    expect(routeOf(href)).toEqual({ screen: 'home' });
  });
});
