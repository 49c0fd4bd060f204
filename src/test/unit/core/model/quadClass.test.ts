import { expect } from 'chai';
import { codebookOf } from '../../../../core/model/codebook.js';
import { quadClassOf, stanceOf } from '../../../../core/model/quadClass.js';

describe('The quad class of an event type', () => {
  const codebook = codebookOf({
    version: 1,
    codebook: {
      extends: 'none',
      eventTypes: {
        war: { quadClass: 'material-conflict' },
        siege: { parent: 'war' },
        blockade: { parent: 'siege', quadClass: 'verbal-conflict' },
        round: { parent: 'about' },
        about: { parent: 'round' },
        birth: {},
      },
    },
  });

  it('is its own, else that of what it is a kind of', () => {
    expect(quadClassOf(codebook, 'war')).to.equal('material-conflict');
    expect(quadClassOf(codebook, 'siege')).to.equal('material-conflict');
    expect(quadClassOf(codebook, 'blockade')).to.equal('verbal-conflict');
  });

  it('is absent for a type without one, of unknown name, or in a circle of types', () => {
    for (const type of ['birth', 'unheard', 'round']) expect(quadClassOf(codebook, type)).to.equal(undefined);
  });

  it('is for or against', () => {
    expect(stanceOf('verbal-cooperation')).to.equal('cooperation');
    expect(stanceOf('material-conflict')).to.equal('conflict');
    expect(stanceOf(undefined)).to.equal(undefined);
  });
});
