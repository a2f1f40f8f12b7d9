package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;

/** What goes out as CPSV-AP is RDF that another reader understands, and keeps to the profile. */
class CpsvApTest {

    private static final String SERVICE = "http://purl.org/vocab/cpsv#PublicService";

    private final List<Document> all = DefinitionFolder.read(Path.of("..", "definitions"), new Mistakes());
    private final Holding holding = Holding.of(all);

    private static Model graph(String json) {
        Model model = ModelFactory.createDefaultModel();
        RDFDataMgr.read(model, new StringReader(json), null, Lang.JSONLD);
        return model;
    }

    private static List<String> wrong(Graph graph) {
        List<String> wrong = new ArrayList<>(wrong(graph, "src/test/resources/exchange/cpsv-ap-3.2.0.ttl"));
        String published = System.getProperty("onedoor.cpsvap.shapes", "");
        if (!published.isEmpty()) {
            wrong.addAll(wrong(graph, published));
        }
        return wrong;
    }

    private static List<String> wrong(Graph graph, String shapes) {
        ValidationReport report = ShaclValidator.get().validate(Shapes.parse(RDFDataMgr.loadGraph(shapes)), graph);
        return report.getEntries().stream()
                .map(entry -> entry.focusNode() + " " + entry.resultPath() + " " + entry.message())
                .toList();
    }

    @Test
    void everyItemOfTheDemoCityKeepsToTheProfile() {
        List<Document> items = List.copyOf(holding.of("item").values());
        Model model = graph(CpsvAp.write(items, holding));
        assertThat(model.listSubjectsWithProperty(RDF.type, model.createResource(SERVICE))
                        .toList())
                .hasSameSizeAs(items);
        assertThat(items).hasSizeGreaterThan(50);
        assertThat(wrong(model.getGraph())).isEmpty();
    }

    @Test
    void theShapesNoticeWhatIsMissing() {
        Document item = holding.find("item", "food-business-licence-new").orElseThrow();
        String json = CpsvAp.write(List.of(item), holding);
        Model model = graph(
                json.replace("\"cv:hasCompetentAuthority\"", "\"cv:another\"").replace("xsd:duration", "xsd:string"));
        assertThat(wrong(model.getGraph())).anyMatch(one -> one.contains("hasCompetentAuthority"));
        Model unnamed = graph(json.replace("\"dct:title\"", "\"cv:another\""));
        assertThat(wrong(unnamed.getGraph())).anyMatch(one -> one.contains("title"));
    }

    @Test
    void theDefinitionTravelsWithItAndComesBackWithTheSameHash() {
        Document item = holding.find("item", "food-business-licence-new").orElseThrow();
        Model model = graph(CpsvAp.write(List.of(item), holding));
        String text = model.listObjectsOfProperty(model.createProperty("urn:onedoor:vocabulary:definition"))
                .next()
                .asLiteral()
                .getString();
        Mistakes mistakes = new Mistakes();
        Document back = DefinitionFolder.read("x", text, mistakes).getFirst();
        assertThat(mistakes.all()).isEmpty();
        assertThat(back.hash()).isEqualTo(item.hash());
        assertThat(back.effective()).isEqualTo(LocalDate.of(2023, 12, 1));
    }
}
