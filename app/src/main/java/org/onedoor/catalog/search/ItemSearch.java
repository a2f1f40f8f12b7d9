package org.onedoor.catalog.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.NamedMatches;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.Weight;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * 智能导办, its first step: finds items for what somebody typed. Safe to share between threads; a changed catalogue gets a new one,
 * {@link #with}, and this one goes on to find what it found.
 */
public final class ItemSearch {

    /** A hit that tells less than this part of the best one only distracts. */
    private static final float WORTH_SHOWING = 0.2f;

    /** Held, so that its level stays: it warns of missing vector instructions, which only nearest-neighbour search needs. */
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene.internal.vectorization");

    static {
        LUCENE.setLevel(Level.SEVERE);
    }

    /** Names are short and words repeat by chance: neither length nor repetition should tell much. */
    private static final Similarity SIMILARITY = new BM25Similarity(0.4f, 0.2f);

    private final Analyzer analyzer;
    private final IndexWriter writer;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final Lexicon lexicon;
    private final Set<String> noise;

    /** Builds the index, in memory. */
    public ItemSearch(List<Entry> entries, SearchWords words) {
        this.analyzer = Parts.analyzer();
        this.noise = words.noise();
        this.lexicon = new Lexicon(phrases(entries), words.synonyms());
        try {
            this.writer = new IndexWriter(
                    new ByteBuffersDirectory(), new IndexWriterConfig(analyzer).setSimilarity(SIMILARITY));
            for (Entry entry : entries) {
                writer.addDocument(Parts.document(entry));
            }
            writer.forceMerge(1);
            this.reader = DirectoryReader.open(writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is no disk behind it
        }
        this.searcher = searcher(reader);
    }

    private ItemSearch(ItemSearch before, DirectoryReader reader, Lexicon lexicon) {
        this.analyzer = before.analyzer;
        this.noise = before.noise;
        this.writer = before.writer;
        this.reader = reader;
        this.searcher = searcher(reader);
        this.lexicon = lexicon;
    }

    private static IndexSearcher searcher(DirectoryReader reader) {
        IndexSearcher made = new IndexSearcher(reader);
        made.setSimilarity(SIMILARITY);
        return made;
    }

    private static Set<String> phrases(Collection<Entry> entries) {
        Set<String> phrases = new HashSet<>();
        entries.forEach(entry -> phrases.addAll(Parts.phrases(entry)));
        return phrases;
    }

    /**
     * The same after a few items have changed. Words of what is gone are still understood, and lead nowhere.
     *
     * @param changed new ones and what has other words now
     * @param gone ids
     */
    public ItemSearch with(Collection<Entry> changed, Collection<String> gone) {
        try {
            for (Entry entry : changed) {
                writer.updateDocument(new Term(Parts.ITEM, entry.item()), Parts.document(entry));
            }
            for (String item : gone) {
                writer.deleteDocuments(new Term(Parts.ITEM, item));
            }
            DirectoryReader newer = DirectoryReader.openIfChanged(reader, writer);
            return new ItemSearch(this, newer == null ? reader : newer, lexicon.with(phrases(changed)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The best items for a text of any kind, best first, at most {@code limit}. */
    public List<Hit> find(String text, int limit) {
        return find(text, limit, Optional.empty());
    }

    /** The same among the items for one audience (code set {@code audience}). */
    public List<Hit> find(String text, int limit, Optional<String> audience) {
        List<Clue> clues = Clues.in(text, lexicon, noise, analyzer, searcher.getIndexReader());
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (int i = 0; i < Math.min(clues.size(), IndexSearcher.getMaxClauseCount() / 2); i++) {
            Clue clue = clues.get(i);
            any.add(
                    NamedMatches.wrapQuery(Integer.toString(i), new BoostQuery(clue.query(), clue.weight())),
                    Occur.SHOULD);
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder().add(any.build(), Occur.MUST);
        audience.ifPresent(code -> query.add(new TermQuery(new Term(Parts.AUDIENCE, code)), Occur.FILTER));
        try {
            return hits(query.build(), clues, limit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Hit> hits(Query query, List<Clue> clues, int limit) throws IOException {
        Query rewritten = searcher.rewrite(query);
        TopDocs top = searcher.search(rewritten, limit);
        Weight weight = searcher.createWeight(rewritten, ScoreMode.COMPLETE, 1.0f);
        List<Hit> hits = new ArrayList<>();
        for (ScoreDoc found : top.scoreDocs) {
            if (found.score < top.scoreDocs[0].score * WORTH_SHOWING) {
                break;
            }
            String item = searcher.storedFields().document(found.doc).get(Parts.ITEM);
            hits.add(new Hit(item, Why.of(matched(weight, found.doc, clues)), found.score));
        }
        hits.sort(Comparator.comparingDouble(Hit::score).reversed().thenComparing(Hit::item));
        return hits;
    }

    private List<Clue> matched(Weight weight, int document, List<Clue> clues) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
        Matches matches = weight.matches(leaf, document - leaf.docBase);
        return matches == null
                ? List.of()
                : NamedMatches.findNamedMatches(matches).stream()
                        .map(NamedMatches::getName)
                        .map(Integer::parseInt)
                        .sorted()
                        .map(clues::get)
                        .toList();
    }
}
