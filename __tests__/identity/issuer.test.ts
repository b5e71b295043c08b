import { describe, expect, it } from '@jest/globals';
import { isGithubIssuer } from '../../src/identity/issuer.ts';

describe('isGithubIssuer', () => {
  it.each([
    ['https://github.com', 'https://token.actions.githubusercontent.com'],
    ['', 'https://token.actions.githubusercontent.com'],
    ['https://github.com', 'https://token.actions.githubusercontent.com/octo-enterprise'],
    ['https://octo.ghe.com', 'https://token.actions.octo.ghe.com'],
    ['https://octo.ghe.com', 'https://token.actions.octo.ghe.com/octo'],
    ['https://ghes.example.com', 'https://ghes.example.com/_services/token'],
    ['https://ghes.example.com', 'https://ghes.example.com/_services/token/octo'],
    ['https://forge.example.com', 'https://forge.example.com/api/actions'],
    ['https://forge.example.com', 'https://forge.example.com/forge/api/actions'],
  ])('on %s accepts %s', (server, issuer) =>
    expect(isGithubIssuer(issuer, { GITHUB_SERVER_URL: server })).toBe(true),
  );

  it.each([
    ['https://github.com', 'https://token.actions.githubusercontent.com.example.org'],
    ['https://github.com', 'http://token.actions.githubusercontent.com'],
    ['https://github.com', 'https://token.actions.githubusercontent.com/a/b'],
    ['https://octo.ghe.com', 'https://token.actions.githubusercontent.com'],
    ['https://ghes.example.com', 'https://other.example.com/_services/token'],
    ['https://ghes.example.com', 'https://ghes.example.com/else'],
    ['nonsense', 'https://token.actions.githubusercontent.com'],
    ['https://github.com', 'nonsense'],
  ])('on %s refuses %s', (server, issuer) =>
    expect(isGithubIssuer(issuer, { GITHUB_SERVER_URL: server })).toBe(false),
  );
});
